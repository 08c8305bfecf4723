package it.portaledgst.sandbox.zeebe;

import io.camunda.zeebe.scheduler.clock.ActorClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** The time of the whole sandbox, which can be moved. It takes effect at once for everyone, nothing is cached. */
final class MovableClock implements ActorClock {

  private record Setting(boolean pinned, long millis) {}

  private static final Setting REAL = new Setting(false, 0);

  private volatile Setting setting = REAL;

  synchronized void add(Duration time) {
    setting = new Setting(setting.pinned, setting.millis + time.toMillis());
  }

  synchronized void pin(Instant time) {
    setting = new Setting(true, time.toEpochMilli());
  }

  synchronized void reset() {
    setting = REAL;
  }

  @Override
  public long getTimeMillis() {
    Setting now = setting;
    return now.pinned ? now.millis : System.currentTimeMillis() + now.millis;
  }

  @Override
  public boolean update() {
    return true;
  }

  @Override
  public long getNanosSinceLastMillisecond() {
    return 0;
  }

  @Override
  public long getNanoTime() {
    return TimeUnit.MILLISECONDS.toNanos(getTimeMillis());
  }
}
