# The SMTP server is back
#: expect ^\$ java org.pgqj.examples.SmtpStub

java org.pgqj.examples.SmtpStub @smtp_port@ >> smtp.log & echo $! > smtp.pid
