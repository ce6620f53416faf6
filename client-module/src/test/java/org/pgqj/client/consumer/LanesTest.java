package org.pgqj.client.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LanesTest {

  private static List<Event> events(int number) {
    return LongStream.rangeClosed(1, number)
        .mapToObj(id -> Events.event(id, "", Events.verdicts()))
        .toList();
  }

  @Test
  void eachKeyKeepsItsOrderAndNothingIsLost() throws Exception {
    Map<Object, List<Long>> seen = new ConcurrentHashMap<>();
    try (Lanes lanes = new Lanes(4)) {
      lanes.handle(
          events(300),
          Event::type,
          event ->
              seen.computeIfAbsent(
                      event.type(), type -> Collections.synchronizedList(new ArrayList<>()))
                  .add(event.id()));
    }
    assertThat(seen).hasSize(3);
    assertThat(seen.values()).allSatisfy(ids -> assertThat(ids).hasSize(100).isSorted());
  }

  @Test
  void keysAreHandledSideBySide() throws Exception {
    CountDownLatch together = new CountDownLatch(2);
    try (Lanes lanes = new Lanes(2)) {
      lanes.handle(
          events(2),
          Event::id,
          event -> {
            together.countDown();
            assertThat(together.await(10, TimeUnit.SECONDS)).isTrue();
          });
    }
  }

  @Test
  void aFailureIsThrownOnceNoneWorksAnyMore() {
    AtomicInteger working = new AtomicInteger();
    Set<Long> handled = ConcurrentHashMap.newKeySet();
    try (Lanes lanes = new Lanes(2)) {
      assertThatThrownBy(
              () ->
                  lanes.handle(
                      events(100),
                      Event::id,
                      event -> {
                        working.incrementAndGet();
                        try {
                          if (event.id() == 1) {
                            throw new IllegalStateException("bad event");
                          }
                          Thread.sleep(1);
                          handled.add(event.id());
                        } finally {
                          working.decrementAndGet();
                        }
                      }))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("bad event");
      assertThat(working).hasValue(0);
      assertThat(handled).hasSizeLessThan(99);
    }
  }

  @Test
  void aLoneLaneIsTheCallersThread() throws Exception {
    List<Thread> threads = new ArrayList<>();
    try (Lanes lanes = new Lanes(1)) {
      lanes.handle(events(3), Event::id, event -> threads.add(Thread.currentThread()));
    }
    assertThat(threads).hasSize(3).containsOnly(Thread.currentThread());
  }

  @Test
  void eventsWithoutAKeyAreHandledToo() throws Exception {
    AtomicInteger count = new AtomicInteger();
    try (Lanes lanes = new Lanes(3)) {
      lanes.handle(events(10), event -> null, event -> count.incrementAndGet());
    }
    assertThat(count).hasValue(10);
  }
}
