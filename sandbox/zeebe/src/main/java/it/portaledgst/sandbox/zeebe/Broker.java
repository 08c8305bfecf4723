package it.portaledgst.sandbox.zeebe;

import io.camunda.zeebe.scheduler.ActorScheduler;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Owns the data directory, the clock and the partition, which a purge replaces by an empty one. */
final class Broker implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Broker.class);

  private final Path data;
  private final boolean durable;
  private final int keepFinished;
  private final Consumer<Throwable> onFailure;
  private final FileChannel lockFile;
  private final MovableClock clock = new MovableClock();
  private final ActorScheduler scheduler;
  private final ReentrantLock changing = new ReentrantLock();
  private volatile Partition partition;
  private volatile long lastChange = System.currentTimeMillis();

  /**
   * @param durable whether each answer waits for the disk; pointless for data that is thrown away at the end
   * @param keepFinished see {@link ReadModel}
   */
  Broker(Path data, boolean durable, int keepFinished, Consumer<Throwable> onFailure) throws Exception {
    this.data = data;
    this.durable = durable;
    this.keepFinished = keepFinished;
    this.onFailure = onFailure;
    Files.createDirectories(data);
    lockFile = lock(data);
    scheduler = ActorScheduler.newActorScheduler()
        .setActorClock(clock)
        .setCpuBoundActorThreadCount(2)
        .setIoBoundActorThreadCount(1)
        .build();
    scheduler.start();
    partition = open();
  }

  private static FileChannel lock(Path data) throws IOException {
    FileChannel channel = FileChannel.open(data.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      lock = null;
    }
    if (lock == null) {
      channel.close();
      throw new StartFailure("The data directory " + data + " is in use by another running sandbox Zeebe; stop that one or choose another --data.");
    }
    return channel;
  }

  private Partition open() throws Exception {
    return new Partition(data.resolve("partition-" + Partition.ID), durable, keepFinished, clock, scheduler, onFailure);
  }

  Partition partition() {
    Partition current = partition;
    if (current == null) {
      throw Problem.unavailable("The partition is being purged");
    }
    return current;
  }

  boolean healthy() {
    Partition current = partition;
    return current != null && current.healthy();
  }

  MovableClock clock() {
    return clock;
  }

  long lastChange() {
    return lastChange;
  }

  /** Forgets everything: log, state and read model. When it returns, the empty partition is ready. */
  long purge() throws Exception {
    changing.lock();
    try {
      long start = System.nanoTime();
      Partition old = partition;
      partition = null;
      if (old != null) {
        old.close();
      }
      Directories.delete(data.resolve("partition-" + Partition.ID));
      partition = open();
      lastChange++;
      LOG.info("Purged in {} ms", (System.nanoTime() - start) / 1_000_000);
      return lastChange;
    } finally {
      changing.unlock();
    }
  }

  @Override
  public void close() throws Exception {
    changing.lock();
    try {
      Partition old = partition;
      partition = null;
      if (old != null) {
        old.close();
      }
      scheduler.stop().get(5, TimeUnit.SECONDS);
      lockFile.close();
    } finally {
      changing.unlock();
    }
  }
}
