# Stop it all
#: expect (?s)SIGINT sent.*SIGINT sent

java org.pgqj.examples.Mailer mailer.ini -s
pgqj ticker ticker.ini -s
kill "$(cat smtp.pid)" && rm smtp.pid
