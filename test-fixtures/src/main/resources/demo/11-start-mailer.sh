# Start an SMTP server that delivers nothing, and the consumer in the background
#: expect ^\$ java org.pgqj.examples.Mailer mailer.ini -v -d$

java org.pgqj.examples.SmtpStub @smtp_port@ >> smtp.log & echo $! > smtp.pid
java org.pgqj.examples.Mailer mailer.ini -v -d
