package org.pgqj.client.connect;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;

/** A TCP socket on which a {@link Glance} takes no time. */
final class PromptSocket extends Socket {

  private volatile boolean glancing;

  @Override
  public synchronized void setSoTimeout(int millis) throws SocketException {
    super.setSoTimeout(millis);
    glancing = Glance.isMeant(millis);
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return new Input(super.getInputStream());
  }

  private final class Input extends FilterInputStream {

    Input(InputStream stream) {
      super(stream);
    }

    @Override
    public int read() throws IOException {
      glance();
      return super.read();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      glance();
      return super.read(bytes, offset, length);
    }

    // The end of the stream can't be told from nothing: the next real read finds it.
    private void glance() throws IOException {
      if (glancing && available() == 0) {
        throw Glance.nothing();
      }
    }
  }
}
