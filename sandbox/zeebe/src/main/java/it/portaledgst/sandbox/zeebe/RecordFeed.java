package it.portaledgst.sandbox.zeebe;

import io.camunda.zeebe.logstreams.log.LogStream;
import io.camunda.zeebe.logstreams.log.LogStreamReader;
import io.camunda.zeebe.logstreams.log.LoggedEvent;
import io.camunda.zeebe.protocol.impl.record.RecordMetadata;
import io.camunda.zeebe.protocol.impl.record.UnifiedRecordValue;
import io.camunda.zeebe.protocol.record.RecordType;
import io.camunda.zeebe.stream.impl.TypedEventRegistry;
import io.camunda.zeebe.logstreams.storage.LogStorage.CommitListener;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows the log and tells the read model each event on it, from the first one. */
final class RecordFeed implements AutoCloseable, CommitListener {

  private static final Logger LOG = LoggerFactory.getLogger(RecordFeed.class);

  private final LogStreamReader reader;
  private final FileLogStorage storage;
  private final ReadModel readModel;
  private final Semaphore more = new Semaphore(1);
  private final Thread thread;
  private volatile long readPosition = -1;
  private volatile boolean closed;

  RecordFeed(LogStream logStream, FileLogStorage storage, ReadModel readModel) {
    this.reader = logStream.newLogStreamReader();
    this.storage = storage;
    this.readModel = readModel;
    storage.addCommitListener(this);
    thread = Thread.ofPlatform().name("read-model").daemon().start(this::follow);
  }

  @Override
  public void onCommit() {
    more.release();
  }

  private void follow() {
    RecordMetadata metadata = new RecordMetadata();
    try {
      while (!closed) {
        more.acquire();
        more.drainPermits();
        while (!closed && reader.hasNext()) {
          LoggedEvent event = reader.next();
          metadata.reset();
          event.readMetadata(metadata);
          if (metadata.getRecordType() == RecordType.EVENT) {
            apply(event, metadata);
          }
          readPosition = event.getPosition();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void apply(LoggedEvent event, RecordMetadata metadata) {
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
    while (readPosition < storage.highestCommittedPosition()) {
      Thread.sleep(2);
    }
  }

  @Override
  public void close() {
    closed = true;
    storage.removeCommitListener(this);
    more.release();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    reader.close();
  }
}
