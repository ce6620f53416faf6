package org.pgqj.client.connect;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * A Unix-domain socket with the face of a {@link Socket}, as far as the JDBC driver looks at one:
 * streams, read timeout, closing. The channel does not block; waiting is done by selectors, which
 * can time out and, unlike blocking channels, leave the socket open when the thread is interrupted.
 */
final class UnixSocket extends Socket {

  private final SocketChannel channel;
  private final Waiting forInput;
  private final Waiting forOutput;
  private volatile int timeoutMillis;

  private UnixSocket(SocketChannel channel) throws IOException {
    this.channel = channel;
    channel.configureBlocking(false);
    this.forInput = new Waiting(channel, SelectionKey.OP_READ);
    this.forOutput = new Waiting(channel, SelectionKey.OP_WRITE);
  }

  static UnixSocket connectedTo(Path file) throws IOException {
    SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      channel.connect(UnixDomainSocketAddress.of(file));
      return new UnixSocket(channel);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  @Override
  public InputStream getInputStream() {
    return new Input();
  }

  @Override
  public OutputStream getOutputStream() {
    return new Output();
  }

  @Override
  public synchronized void setSoTimeout(int millis) {
    timeoutMillis = millis;
  }

  @Override
  public synchronized int getSoTimeout() {
    return timeoutMillis;
  }

  @Override
  public boolean isConnected() {
    return true;
  }

  @Override
  public boolean isClosed() {
    return !channel.isOpen();
  }

  @Override
  public synchronized void close() throws IOException {
    try (forInput;
        forOutput) {
      channel.close();
    }
  }

  /** Nothing is held back on a Unix-domain socket. */
  @Override
  public void setTcpNoDelay(boolean on) {}

  /** The kernel knows whether the other end lives. */
  @Override
  public void setKeepAlive(boolean on) {}

  @Override
  public String toString() {
    return "UnixSocket[" + channel + "]";
  }

  /** One direction's selector. */
  private static final class Waiting implements AutoCloseable {

    private final Selector selector;

    Waiting(SocketChannel channel, int operation) throws IOException {
      selector = Selector.open();
      channel.register(selector, operation);
    }

    /** Returns when the channel may be ready, or fails after the timeout; 0 means no timeout. */
    void await(int millis) throws IOException {
      long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
      // A selector does not wait while the thread is marked as interrupted; sockets do.
      boolean interrupted = false;
      try {
        long left = millis;
        while (selector.select(left) == 0) {
          interrupted |= Thread.interrupted();
          if (!selector.isOpen()) {
            throw new SocketException("Socket closed");
          }
          if (millis > 0) {
            left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0) {
              throw new SocketTimeoutException("Read timed out");
            }
          }
        }
        selector.selectedKeys().clear();
      } catch (ClosedSelectorException e) {
        throw (SocketException) new SocketException("Socket closed").initCause(e);
      } finally {
        if (interrupted) {
          Thread.currentThread().interrupt();
        }
      }
    }

    @Override
    public void close() throws IOException {
      selector.close();
    }
  }

  private final class Input extends InputStream {

    private final byte[] one = new byte[1];

    @Override
    public int read() throws IOException {
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, length);
      while (true) {
        int count = channel.read(buffer);
        if (count != 0) {
          return count;
        }
        int timeout = timeoutMillis;
        if (Glance.isMeant(timeout)) {
          throw Glance.nothing();
        }
        forInput.await(timeout);
      }
    }

    @Override
    public void close() throws IOException {
      UnixSocket.this.close();
    }
  }

  private final class Output extends OutputStream {

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, length);
      while (buffer.hasRemaining()) {
        if (channel.write(buffer) == 0) {
          forOutput.await(0);
        }
      }
    }

    @Override
    public void close() throws IOException {
      UnixSocket.this.close();
    }
  }
}
