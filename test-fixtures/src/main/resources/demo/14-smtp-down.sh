# The SMTP server breaks down
#: expect ^\$ kill

kill "$(cat smtp.pid)" && rm smtp.pid
