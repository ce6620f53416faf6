package org.pgqj.examples;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Properties;
import org.pgqj.client.config.Config;
import org.pgqj.client.consumer.Consumer;
import org.pgqj.client.consumer.Event;

/** Sends a welcome mail to everybody who signs up. mailer.ini has its keys. */
public class Mailer extends Consumer {

  private static final String TABLE = "queue.welcome_email";
  private static final String TYPE = "welcome_email";

  private Session smtp;
  private String sender;
  private String domain;

  Mailer(String section, String databaseKey, String... args) {
    super(section, databaseKey, args);
  }

  @Override
  protected void configure(Config config) {
    Properties properties = new Properties();
    properties.setProperty("mail.smtp.host", config.text("smtp_host"));
    properties.setProperty("mail.smtp.port", config.text("smtp_port", "25"));
    properties.setProperty("mail.smtp.connectiontimeout", "10000");
    properties.setProperty("mail.smtp.timeout", "10000");
    properties.setProperty("mail.smtp.writetimeout", "10000");
    smtp = Session.getInstance(properties);
    sender = config.text("mail_from");
    domain = config.text("mail_domain");
  }

  @Override
  protected void processEvent(Event ev) {
    log.debug("event : {} | type : {} | inserted by : {}", ev.fields(), ev.type(), ev.extra1());
    if (!isSignUp(ev)) {
      return;
    }
    String username = ev.fields().get("username");
    if (username == null || username.isEmpty()) {
      ev.fail("nobody to write to");
      return;
    }
    try {
      Transport.send(welcome(username, ev.fields().get("firstname")));
    } catch (AddressException e) {
      ev.fail("no address: " + username);
    } catch (MessagingException e) {
      log.warn("event {} has to wait: {}", ev.id(), e.getMessage());
      ev.retryLater("not sent: " + e.getMessage());
    }
  }

  /** From the table, or by insert_event; other tables may feed the same queue. */
  private static boolean isSignUp(Event ev) {
    return TABLE.equals(ev.extra1()) || TYPE.equals(ev.type());
  }

  private MimeMessage welcome(String username, String firstname) throws MessagingException {
    MimeMessage mail = new MimeMessage(smtp);
    mail.setFrom(new InternetAddress(sender));
    mail.setRecipient(Message.RecipientType.TO, new InternetAddress(username + "@" + domain, true));
    mail.setSubject("Welcome, " + (firstname == null ? username : firstname) + "!", "UTF-8");
    mail.setText("Good to have you here. You are " + username + " with us.\n", "UTF-8");
    return mail;
  }

  public static void main(String[] args) {
    new Mailer("mailer_daemon", "src_db", args).start();
  }
}
