package it.portaledgst.sandbox.zeebe;

import io.camunda.zeebe.logstreams.log.LogStream;
import io.camunda.zeebe.logstreams.log.LogStreamReader;
import io.camunda.zeebe.logstreams.log.LoggedEvent;
import io.camunda.zeebe.protocol.impl.record.RecordMetadata;
import io.camunda.zeebe.protocol.impl.record.UnifiedRecordValue;
import io.camunda.zeebe.protocol.record.RecordType;
import io.camunda.zeebe.stream.impl.TypedEventRegistry;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows what of the log is on the disk and tells the read model each event on it, from where the read model ends. */
final class RecordFeed implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(RecordFeed.class);
  private static final int MOST_AT_ONCE = 2000;

  private final LogStreamReader reader;
  private final FileLogStorage storage;
  private final ReadModel readModel;
  private final Consumer<Throwable> onFailure;
  private final Semaphore more = new Semaphore(1);
  private final Runnable wakeUp = more::release;
  private final Thread thread;
  private volatile boolean closed;

  RecordFeed(LogStream logStream, FileLogStorage storage, ReadModel readModel, Consumer<Throwable> onFailure) {
    this.reader = logStream.newLogStreamReader();
    this.storage = storage;
    this.readModel = readModel;
    this.onFailure = onFailure;
    reader.seekToNextEvent(readModel.position());
    storage.addSyncListener(wakeUp);
    thread = Thread.ofPlatform().name("read-model").daemon().start(this::follow);
  }

  private void follow() {
    try {
      while (!closed) {
        more.acquire();
        more.drainPermits();
        while (!closed && applyWhatIsThere()) {
          // in portions, so that readers need not wait for all of it
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      onFailure.accept(e);
    }
  }

  private boolean applyWhatIsThere() {
    long kept = storage.syncedPosition();
    if (!hasNext(kept)) {
      return false;
    }
    readModel.begin();
    long position = readModel.position();
    for (int i = 0; i < MOST_AT_ONCE && hasNext(kept); i++) {
      LoggedEvent event = reader.next();
      apply(event);
      position = event.getPosition();
    }
    readModel.commit(position);
    return true;
  }

  private boolean hasNext(long kept) {
    return reader.hasNext() && reader.peekNext().getPosition() <= kept;
  }

  private void apply(LoggedEvent event) {
    RecordMetadata metadata = new RecordMetadata();
    event.readMetadata(metadata);
    if (metadata.getRecordType() != RecordType.EVENT || !ReadModel.shows(metadata.getValueType())) {
      return;
    }
    try {
      Class<? extends UnifiedRecordValue> type = TypedEventRegistry.EVENT_REGISTRY.get(metadata.getValueType());
      UnifiedRecordValue value = type.getDeclaredConstructor().newInstance();
      event.readValue(value);
      readModel.apply(metadata.getIntent(), event.getKey(), event.getTimestamp(), value);
    } catch (ReflectiveOperationException | RuntimeException e) {
      // Searches would miss this record; the engine itself is not concerned.
      LOG.error("Record {} {} at position {} is not in the read model", metadata.getValueType(), metadata.getIntent(),
          event.getPosition(), e);
    }
  }

  void awaitCaughtUp() throws InterruptedException {
    while (readModel.position() < storage.syncedPosition() && thread.isAlive()) {
      Thread.sleep(2);
    }
  }

  @Override
  public void close() {
    closed = true;
    storage.removeSyncListener(wakeUp);
    more.release();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    reader.close();
  }
}
