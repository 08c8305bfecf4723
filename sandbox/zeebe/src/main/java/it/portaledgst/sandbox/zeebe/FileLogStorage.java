package it.portaledgst.sandbox.zeebe;

import io.camunda.zeebe.logstreams.storage.LogStorage;
import io.camunda.zeebe.logstreams.storage.LogStorageReader;
import io.camunda.zeebe.util.buffer.BufferWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The log of the partition: files of some megabytes, of which the oldest are removed once a snapshot stands for them. One
 * thread writes whatever has queued up, lets the engine see it, and asks the disk to keep it. The engine may work on an
 * entry while the disk is still busy with it, but nothing that leaves the house (an answer, a search, a snapshot) goes
 * before {@link #awaitSynced} or {@link #syncedPosition} say that all it rests on is kept.
 */
final class FileLogStorage implements LogStorage, AutoCloseable {

  private static final long SEGMENT_SIZE = 16L * 1024 * 1024;
  private static final int BATCH = 1024;
  private static final Entry END = new Entry(ByteBuffer.allocate(0), -1, -1, null);

  private record Entry(ByteBuffer frame, long lowest, long highest, AppendListener listener) {}

  private final Path directory;
  private final boolean sync;
  private final Consumer<Throwable> onFailure;
  private final BlockingQueue<Entry> queue = new ArrayBlockingQueue<>(4096);
  private final Set<CommitListener> commitListeners = new CopyOnWriteArraySet<>();
  private final Set<Runnable> syncListeners = new CopyOnWriteArraySet<>();
  private final Thread writer;
  private final ReentrantLock syncLock = new ReentrantLock();
  private final Condition syncedMore = syncLock.newCondition();

  private volatile LogSegment[] segments; // the oldest first
  private volatile long appended;
  private volatile long synced;
  private volatile long syncedPosition;

  FileLogStorage(Path directory, boolean sync, Consumer<Throwable> onFailure) throws IOException {
    this.directory = directory;
    this.sync = sync;
    this.onFailure = onFailure;
    Files.createDirectories(directory);
    segments = open();
    syncedPosition = segments.length == 0 ? -1 : newest().highestPosition();
    writer = Thread.ofPlatform().name("log-writer").daemon().start(this::writeUntilClosed);
  }

  private LogSegment[] open() throws IOException {
    List<Path> files;
    try (Stream<Path> list = Files.list(directory)) {
      files = list.sorted().toList();
    }
    List<LogSegment> opened = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      boolean last = i == files.size() - 1;
      LogSegment segment = LogSegment.open(files.get(i), last);
      if (segment.entries() == 0) {
        segment.delete(); // begun, but nothing whole came to be in it
      } else {
        opened.add(segment);
      }
    }
    if (sync && !opened.isEmpty()) {
      opened.getLast().sync(); // what survived only in the memory of the operating system
    }
    return opened.toArray(LogSegment[]::new);
  }

  private LogSegment newest() {
    return segments[segments.length - 1];
  }

  @Override
  public void append(long lowest, long highest, BufferWriter source, AppendListener listener) {
    ByteBuffer frame = ByteBuffer.allocate(LogSegment.HEADER + source.getLength());
    source.write(new UnsafeBuffer(frame), LogSegment.HEADER);
    LogSegment.seal(frame, lowest, highest);
    try {
      queue.put(new Entry(frame, lowest, highest, listener));
      appended++; // the caller serialises appends
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while appending to the log", e);
    }
  }

  private void writeUntilClosed() {
    List<Entry> batch = new ArrayList<>();
    try {
      boolean open = true;
      while (open) {
        batch.clear();
        batch.add(queue.take());
        queue.drainTo(batch, BATCH - 1);
        open = !batch.remove(END);
        if (!batch.isEmpty()) {
          write(batch);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException | RuntimeException e) {
      onFailure.accept(e);
    }
  }

  private void write(List<Entry> batch) throws IOException {
    if (segments.length == 0 || newest().size() >= SEGMENT_SIZE) {
      begin(LogSegment.create(directory, batch.getFirst().lowest));
    }
    LogSegment segment = newest();
    segment.write(batch.stream().map(Entry::frame).toList());
    for (Entry entry : batch) {
      entry.listener.onWrite(segment.entries(), entry.highest);
      entry.listener.onCommit(segment.entries(), entry.highest);
    }
    commitListeners.forEach(CommitListener::onCommit);

    if (sync) {
      segment.sync();
    }
    syncLock.lock();
    try {
      syncedPosition = batch.getLast().highest;
      synced += batch.size(); // only this thread writes
      syncedMore.signalAll();
    } finally {
      syncLock.unlock();
    }
    syncListeners.forEach(Runnable::run);
  }

  /** How many entries were handed over so far; pass it to {@link #awaitSynced} to know they are on the disk. */
  long appended() {
    return appended;
  }

  void awaitSynced(long count) throws InterruptedException {
    if (synced >= count) {
      return;
    }
    syncLock.lock();
    try {
      while (synced < count && writer.isAlive()) {
        syncedMore.awaitNanos(100_000_000);
      }
    } finally {
      syncLock.unlock();
    }
    if (synced < count) {
      throw Problem.unavailable("The log was closed before the command was stored");
    }
  }

  /** The highest position that is on the disk, or -1. */
  long syncedPosition() {
    return syncedPosition;
  }

  /** The lowest position that was not compacted away, or -1 when the log is empty. */
  long lowestPosition() {
    LogSegment[] all = segments;
    return all.length == 0 ? -1 : all[0].lowestPosition();
  }

  long size() {
    return Arrays.stream(segments).mapToLong(LogSegment::size).sum();
  }

  /** Calls when more has reached the disk. */
  void addSyncListener(Runnable listener) {
    syncListeners.add(listener);
  }

  void removeSyncListener(Runnable listener) {
    syncListeners.remove(listener);
  }

  private synchronized void begin(LogSegment segment) {
    LogSegment[] more = Arrays.copyOf(segments, segments.length + 1);
    more[segments.length] = segment;
    segments = more;
  }

  /** Removes the files in which everything is older than the position; its own entry stays. */
  synchronized void compact(long position) throws IOException {
    while (segments.length > 1 && segments[1].entries() > 0 && segments[1].lowestPosition() <= position) {
      LogSegment oldest = segments[0];
      segments = Arrays.copyOfRange(segments, 1, segments.length);
      oldest.delete();
    }
  }

  @Override
  public LogStorageReader newReader() {
    return new Reader();
  }

  @Override
  public void addCommitListener(CommitListener listener) {
    commitListeners.add(listener);
  }

  @Override
  public void removeCommitListener(CommitListener listener) {
    commitListeners.remove(listener);
  }

  @Override
  public void close() throws IOException {
    try {
      queue.put(END);
      writer.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    for (LogSegment segment : segments) {
      segment.close();
    }
  }

  private final class Reader implements LogStorageReader {

    private LogSegment segment;
    private int next;

    @Override
    public void seek(long position) {
      LogSegment[] all = segments;
      segment = null;
      next = 0;
      for (LogSegment candidate : all) {
        if (segment == null || (candidate.entries() > 0 && candidate.lowestPosition() <= position)) {
          segment = candidate;
        }
      }
      if (segment != null) {
        next = segment.find(position);
      }
    }

    @Override
    public boolean hasNext() {
      if (segment != null && next < segment.entries()) {
        return true;
      }
      LogSegment following = following();
      if (following == null) {
        return false;
      }
      segment = following;
      next = 0;
      return true;
    }

    private LogSegment following() {
      long read = segment == null ? -1 : segment.highestPosition();
      for (LogSegment candidate : segments) {
        if (candidate.entries() > 0 && candidate.lowestPosition() > read) {
          return candidate;
        }
      }
      return null;
    }

    @Override
    public DirectBuffer next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      try {
        return segment.read(next++);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() {
      // nothing of its own to release: all readers share the channels
    }
  }
}
