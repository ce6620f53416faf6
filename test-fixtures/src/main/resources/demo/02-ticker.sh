# Start the ticker, the daemon that cuts the stream of events into batches
#: expect ^\$ pgqj ticker ticker.ini -d$

cat > ticker.ini <<END
[ticker]
job_name = mailer_ticker
db = dbname=@database@ user=mailer_admin
logfile = %(job_name)s.log
pidfile = %(job_name)s.pid
# Seconds; by default the demo would take longer.
retry_period = 1
maint_period = 1
END
pgqj ticker ticker.ini -d
