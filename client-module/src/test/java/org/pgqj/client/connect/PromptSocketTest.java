package org.pgqj.client.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Properties;
import jdk.net.ExtendedSocketOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The socket as the driver uses it, with the other end in our hands. */
@Timeout(30)
class PromptSocketTest {

  private ServerSocket server;
  private Socket socket;
  private Socket other;

  @BeforeEach
  void connect() throws IOException {
    server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    socket =
        new PromptSocketFactory(new Properties())
            .createSocket(server.getInetAddress(), server.getLocalPort());
    other = server.accept();
  }

  @AfterEach
  void close() throws IOException {
    other.close();
    socket.close();
    server.close();
  }

  @Test
  void keepAliveIsSetBeforeItConnects() throws IOException {
    Properties properties = new Properties();
    properties.setProperty("keepalives_idle", "33");
    try (Socket set =
        new PromptSocketFactory(properties)
            .createSocket(server.getInetAddress(), server.getLocalPort())) {
      assertThat(set.getOption(ExtendedSocketOptions.TCP_KEEPIDLE)).isEqualTo(33);
    }
  }

  @Test
  void aGlanceAtNothingDoesNotWait() throws IOException {
    InputStream in = socket.getInputStream();
    socket.setSoTimeout(1);
    assertThatThrownBy(in::read)
        .isInstanceOf(SocketTimeoutException.class)
        .hasMessage("Nothing to read");
    assertThatThrownBy(() -> in.read(new byte[10], 0, 10))
        .isInstanceOf(SocketTimeoutException.class)
        .hasMessage("Nothing to read");
  }

  @Test
  void aGlanceTakesWhatIsThere() throws IOException {
    InputStream in = socket.getInputStream();
    other.getOutputStream().write(new byte[] {7, 8});
    assertThat(in.read()).isEqualTo(7);
    socket.setSoTimeout(1);
    assertThat(in.read()).isEqualTo(8);
  }

  @Test
  void afterAGlanceReadsWaitAgain() throws IOException {
    InputStream in = socket.getInputStream();
    socket.setSoTimeout(1);
    assertThatThrownBy(in::read).isInstanceOf(SocketTimeoutException.class);
    socket.setSoTimeout(0);
    other.getOutputStream().write(9);
    assertThat(in.read()).isEqualTo(9);
    other.close();
    assertThat(in.read()).isEqualTo(-1);
  }
}
