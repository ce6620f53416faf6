package org.pgqj.client.ticker.health;

import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Several gauges of one kind of thing. */
final class Gauges<T> {

  private final Map<GaugeSnapshot.Builder, ToDoubleFunction<T>> gauges = new LinkedHashMap<>();

  void add(String name, String help, ToDoubleFunction<T> value) {
    gauges.put(GaugeSnapshot.builder().name(name).help(help), value);
  }

  /** Takes note of all values of a thing. */
  void take(T thing, Labels labels) {
    gauges.forEach(
        (gauge, value) ->
            gauge.dataPoint(
                GaugeSnapshot.GaugeDataPointSnapshot.builder()
                    .value(value.applyAsDouble(thing))
                    .labels(labels)
                    .build()));
  }

  void into(MetricSnapshots.Builder all) {
    gauges.keySet().forEach(gauge -> all.metricSnapshot(gauge.build()));
  }
}
