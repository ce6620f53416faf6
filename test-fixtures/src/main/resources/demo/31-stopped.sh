# What is left are logs
#: expect ^mailer_daemon.log$
#: expect ^mailer_ticker.log$
#: never \.pid$
#: never ERROR
#: eventually

ls
cat mailer_ticker.log
