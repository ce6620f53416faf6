package org.pgqj.examples;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.List;

/** An SMTP server on 127.0.0.1 that takes every mail and delivers none. */
public final class SmtpStub implements AutoCloseable {

  private static final long POLL_MILLIS = 500;

  private final GreenMail server;

  private SmtpStub(GreenMail server) {
    this.server = server;
  }

  /**
   * Starts one.
   *
   * @param port 0 for any that is free
   */
  public static SmtpStub start(int port) {
    GreenMail server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.start();
    return new SmtpStub(server);
  }

  public int port() {
    return server.getSmtp().getPort();
  }

  /** What has arrived so far. */
  public List<MimeMessage> received() {
    return List.of(server.getReceivedMessages());
  }

  @Override
  public void close() {
    server.stop();
  }

  /** Prints the port and then each mail that arrives, until the process is ended. */
  public static void main(String[] args) throws MessagingException, IOException {
    try (SmtpStub stub = start(args.length == 0 ? 0 : Integer.parseInt(args[0]))) {
      System.out.println("listening on port " + stub.port());
      int printed = 0;
      while (true) {
        stub.server.waitForIncomingEmail(POLL_MILLIS, printed + 1);
        List<MimeMessage> mails = stub.received();
        for (MimeMessage mail : mails.subList(printed, mails.size())) {
          System.out.printf(
              "mail to %s: %s%n  %s%n",
              mail.getHeader("To", ", "),
              mail.getSubject(),
              String.valueOf(mail.getContent()).strip());
        }
        printed = mails.size();
      }
    }
  }
}
