# The consumer: a short Java class, examples/mailer, and its configuration
#: expect INFO mailer/mailer_daemon: registered$

# CLASSPATH leads to the class and to PgQ/J's client library.
cat > mailer.ini <<END
[mailer_daemon]
job_name = mailer_daemon
src_db = dbname=@database@ user=mailer_worker
pgq_queue_name = mailer
logfile = %(job_name)s.log
pidfile = %(job_name)s.pid
# What can't be sent comes back after 2 seconds, 4, 8 ...
retry_delay = 2
smtp_host = 127.0.0.1
smtp_port = @smtp_port@
mail_from = welcome@example.com
mail_domain = example.com
END
# From now on the queue keeps its events, whether or not the consumer runs.
java org.pgqj.examples.Mailer mailer.ini --register
