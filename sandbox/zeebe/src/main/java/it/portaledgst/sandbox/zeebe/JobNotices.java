package it.portaledgst.sandbox.zeebe;

import io.camunda.zeebe.engine.processing.streamprocessor.JobStreamer;
import io.camunda.zeebe.protocol.impl.stream.job.JobActivationProperties;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.agrona.DirectBuffer;

/**
 * Lets a long poll sleep until the engine says that there is a job of its type. Each notice raises a number; who found
 * no jobs after having seen number n sleeps until the number is higher than n, so no notice is missed.
 */
final class JobNotices implements JobStreamer {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition noticed = lock.newCondition();
  private final Map<String, Long> latest = new HashMap<>();
  private boolean closed;

  /** Pushing jobs to streams is not offered: workers poll. */
  @Override
  public Optional<JobStream> streamFor(DirectBuffer type, Predicate<JobActivationProperties> filter) {
    return Optional.empty();
  }

  @Override
  public void notifyWorkAvailable(String type) {
    lock.lock();
    try {
      latest.merge(type, 1L, Long::sum);
      noticed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  long latest(String type) {
    lock.lock();
    try {
      return latest.getOrDefault(type, 0L);
    } finally {
      lock.unlock();
    }
  }

  /** @return whether there was a notice after {@code seen}; false when the time is over */
  boolean awaitAfter(String type, long seen, long nanos) throws InterruptedException {
    long left = nanos;
    lock.lock();
    try {
      while (!closed && latest.getOrDefault(type, 0L) <= seen && left > 0) {
        left = noticed.awaitNanos(left);
      }
      return !closed && latest.getOrDefault(type, 0L) > seen;
    } finally {
      lock.unlock();
    }
  }

  void close() {
    lock.lock();
    try {
      closed = true;
      noticed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
