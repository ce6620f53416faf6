package org.pgqj.client.ticker;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.pgqj.client.daemon.Program;
import org.pgqj.client.daemon.Surroundings;
import org.pgqj.client.daemon.Worker;
import picocli.CommandLine.Option;

/** {@code pgqj ticker}: reads the configurations of pgqd and of pgqadm, too. */
public final class TickerProgram implements Program {

  private static final String TEMPLATE = "ticker.ini";

  @Option(
      names = "--give-up-after",
      paramLabel = "SECONDS",
      description = "end with status 1 when a database can't be reached for so long")
  private Long giveUpAfter;

  @Override
  public String service() {
    return "ticker";
  }

  @Override
  public List<String> sections() {
    return ServedDatabases.SECTIONS;
  }

  @Override
  public String template() {
    try (InputStream in = TickerProgram.class.getResourceAsStream(TEMPLATE)) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks " + TEMPLATE);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public List<Object> options() {
    return List.of(this);
  }

  @Override
  public Worker open(Surroundings surroundings) throws IOException {
    return new TickerWorker(
        surroundings, Optional.ofNullable(giveUpAfter).map(Duration::ofSeconds));
  }
}
