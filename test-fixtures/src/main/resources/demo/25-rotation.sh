# Clean-up is rotation: the next of the three tables is emptied by TRUNCATE
#: expect ^ +rotation_period += 00:00:01$

# Two hours are the default; the demo does not wait.
pgqj config -d ticker.ini mailer rotation_period=1s ticker_idle_period=1s
