# Watch: nothing is waiting any more
#: expect ^Postgres version: \d+.*   PgQ version: 3.5
#: expect ^mailer +3/7200s +500/3s/60s +\d+s 
#: expect ^  mailer_daemon +\d+s +\d+s +0$
#: never held back
#: never Dead letters
#: eventually

pgqj status ticker.ini
