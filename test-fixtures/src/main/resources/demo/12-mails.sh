# The mails arrive; the consumer's log has the events, and a line for each batch
#: expect ^mail to kristokaiv@example.com: Welcome, Kaiv!$
#: expect ^mail to kristo.kaiv@example.com: Welcome, kristo.kaiv!$
#: expect DEBUG event : \{username=kristokaiv, language=Kristo, firstname=Kaiv, lastname=\} \| type : I: \| inserted by : queue.welcome_email$
#: expect DEBUG event : \{username=kristo.kaiv, email=kristo & co@example.org\} \| type : welcome_email \| inserted by : null$
#: expect DEBUG event : \{username=kristokaiv, days=14\} \| type : I: \| inserted by : queue.reminder_email$
#: expect DEBUG event : \{username=kristokaiv, email=kristo@example.org\} \| type : I:username \| inserted by : queue.customer$
#: expect INFO \{count: \d+, duration: 
#: never WARNING|ERROR
#: never mail to .*(?s:.*mail to ){2}
#: eventually

cat smtp.log
cat mailer_daemon.log
