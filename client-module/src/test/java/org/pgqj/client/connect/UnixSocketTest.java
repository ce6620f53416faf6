package org.pgqj.client.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The socket as the driver uses it, with the other end in our hands. */
@Timeout(30)
class UnixSocketTest {

  private static final int MEGABYTE = 1 << 20;

  @TempDir private Path directory;

  private ServerSocketChannel server;
  private Socket socket;
  private SocketChannel other;

  @BeforeEach
  void connect() throws IOException {
    Path file = directory.resolve("s");
    server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(file));
    socket = new UnixSocketFactory(file.toString()).createSocket();
    other = server.accept();
  }

  @AfterEach
  void close() throws IOException {
    other.close();
    socket.close();
    server.close();
  }

  @Test
  void bytesGoBothWaysAndMayBeMany() throws Exception {
    byte[] sent = new byte[4 * MEGABYTE];
    sent[sent.length - 1] = 7;
    CompletableFuture<Void> echo = CompletableFuture.runAsync(() -> echo(sent.length));
    CompletableFuture<Void> writing =
        CompletableFuture.runAsync(
            () -> {
              try {
                socket.getOutputStream().write(sent);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    assertThat(socket.getInputStream().readNBytes(sent.length)).isEqualTo(sent);
    writing.get(10, TimeUnit.SECONDS);
    echo.get(10, TimeUnit.SECONDS);
  }

  private void echo(int count) {
    try {
      ByteBuffer buffer = ByteBuffer.allocate(MEGABYTE);
      for (int done = 0; done < count; ) {
        done += other.read(buffer.clear());
        buffer.flip();
        while (buffer.hasRemaining()) {
          other.write(buffer);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void theEndOfTheOtherSideIsTheEndOfTheStream() throws IOException {
    other.close();
    assertThat(socket.getInputStream().read()).isEqualTo(-1);
  }

  @Test
  void aReadTimesOutAndTheNextOneWorks() throws IOException {
    socket.setSoTimeout(20);
    assertThatThrownBy(() -> socket.getInputStream().read())
        .isInstanceOf(SocketTimeoutException.class);
    other.write(ByteBuffer.wrap(new byte[] {(byte) 200}));
    assertThat(socket.getInputStream().read()).isEqualTo(200);
  }

  @Test
  void aGlanceTakesWhatIsThereAndDoesNotWaitForMore() throws IOException {
    socket.setSoTimeout(1);
    assertThatThrownBy(() -> socket.getInputStream().read())
        .isInstanceOf(SocketTimeoutException.class)
        .hasMessage("Nothing to read");
    other.write(ByteBuffer.wrap(new byte[] {3}));
    assertThat(socket.getInputStream().read()).isEqualTo(3);
  }

  @Test
  void anInterruptedThreadStillReads() throws Exception {
    Thread.currentThread().interrupt();
    CompletableFuture<Void> later =
        CompletableFuture.runAsync(
            () -> {
              try {
                other.write(ByteBuffer.wrap(new byte[] {1}));
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    assertThat(socket.getInputStream().read()).isEqualTo(1);
    assertThat(Thread.interrupted()).isTrue();
    later.get(10, TimeUnit.SECONDS);
  }

  @Test
  void closingEndsAWaitingRead() throws Exception {
    CompletableFuture<Throwable> read =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                socket.getInputStream().read();
                return null;
              } catch (IOException e) {
                return e;
              }
            });
    assertThat(socket.isClosed()).isFalse();
    socket.close();
    assertThat(socket.isClosed()).isTrue();
    assertThat(read.get(10, TimeUnit.SECONDS)).isInstanceOf(IOException.class);
  }

  @Test
  void aMissingServerIsAnError() {
    assertThatThrownBy(
            () -> new UnixSocketFactory(directory.resolve("none").toString()).createSocket())
        .isInstanceOf(IOException.class);
  }
}
