package org.pgqj.client.ticker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pgqj.client.config.Config;
import org.pgqj.client.config.ConfigException;

class TickerSettingsTest {

  @TempDir private Path directory;

  private TickerSettings settings(String text) throws IOException {
    Path file = Files.writeString(directory.resolve("t.ini"), text);
    Config config = Config.load(file, new TickerProgram().sections(), Map.of());
    return TickerSettings.of(config, Optional.empty());
  }

  @Test
  void theArticlesConfigurationIsForOneDatabase() throws IOException {
    TickerSettings settings =
        settings(
            """
            [pgqadm]
            job_name = ticker
            db = dbname=queries
            # how often to run maintenance [minutes]
            maint_delay_min = 5
            # how often to check for activity [secs]
            loop_delay = 0.1
            logfile = log/%(job_name)s.log
            pidfile = pid/%(job_name)s.pid
            use_skylog = 0
            """);
    assertThat(settings.databases().isWholeServer()).isFalse();
    assertThat(settings.databases().named()).containsExactly("queries");
    assertThat(settings.maintPeriod()).isEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void pgqdsConfigurationIsForAServer() throws IOException {
    TickerSettings settings =
        settings(
            """
            [pgqd]
            base_connstr = host=/run/postgresql port=6000
            initial_database = postgres
            ticker_period = 0.5
            maint_period = 60
            """);
    assertThat(settings.databases().isWholeServer()).isTrue();
    assertThat(settings.databases().server().database()).isEqualTo("postgres");
    assertThat(settings.tickerPeriod()).isEqualTo(Duration.ofMillis(500));
    assertThat(settings.maintPeriod()).isEqualTo(Duration.ofMinutes(1));
    assertThat(settings.retryPeriod()).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void aListOfDatabasesIsKept() throws IOException {
    TickerSettings settings = settings("[pgqd]\ndatabase_list = a, b\n");
    assertThat(settings.databases().isWholeServer()).isFalse();
    assertThat(settings.databases().named()).containsExactly("a", "b");
  }

  @Test
  void theTemplateIsReadable() throws IOException {
    assertThat(settings(new TickerProgram().template()).pace().target())
        .isEqualTo(Duration.ofMillis(10));
  }

  @Test
  void aFaultyConnectionStringIsNamedWithItsKey() {
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() -> settings("[pgqd]\nbase_connstr = hots=x\n"))
        .withMessageEndingWith("[pgqd] base_connstr: invalid connection option \"hots\"");
  }

  @Test
  void periodsAreMoreThanNothing() {
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() -> settings("[pgqd]\nmaint_period = 0\n"))
        .withMessageEndingWith("[pgqd] maint_period: must be more than 0 s");
  }
}
