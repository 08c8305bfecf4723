package it.portaledgst.sandbox.zeebe;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import io.camunda.zeebe.logstreams.storage.LogStorage;
import io.camunda.zeebe.logstreams.storage.LogStorageReader;
import io.camunda.zeebe.util.buffer.BufferWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
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
import java.util.zip.CRC32C;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log of the partition, in one append-only file. Each entry is {@code length, checksum, lowest position, highest
 * position, payload}. Entries become visible to readers only once they are on the disk: one thread writes whatever has
 * queued up, asks the disk to keep it and only then reports the commit, so everything the engine acts on (and so
 * everything a caller is told) survives the death of the process.
 */
final class FileLogStorage implements LogStorage, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(FileLogStorage.class);
  private static final int HEADER = Integer.BYTES * 2 + Long.BYTES * 2;
  private static final int MAX_ENTRY = 64 * 1024 * 1024;
  private static final Entry END = new Entry(ByteBuffer.allocate(0), -1, -1, null);

  private record Entry(ByteBuffer frame, long lowest, long highest, AppendListener listener) {}

  private final Path file;
  private final boolean sync;
  private final Consumer<IOException> onFailure;
  private final FileChannel channel;
  private final BlockingQueue<Entry> queue = new ArrayBlockingQueue<>(4096);
  private final Set<CommitListener> commitListeners = new CopyOnWriteArraySet<>();
  private final Thread writer;
  private final ReentrantLock commitLock = new ReentrantLock();
  private final Condition committedMore = commitLock.newCondition();

  // What is committed: entry i starts at offsets[i]. Arrays only grow; `committed` publishes what is written to them.
  private volatile long[] lowestPositions = new long[1024];
  private volatile long[] offsets = new long[1024];
  private volatile int committed;
  private volatile int appended;
  private volatile long highestCommittedPosition = -1;
  private long end;

  FileLogStorage(Path file, boolean sync, Consumer<IOException> onFailure) throws IOException {
    this.file = file;
    this.sync = sync;
    this.onFailure = onFailure;
    this.channel = FileChannel.open(file, CREATE, READ, WRITE);
    recover();
    writer = Thread.ofPlatform().name("log-writer").daemon().start(this::writeUntilClosed);
  }

  /** Reads the file from its start and cuts off an entry that was being written when the process died. */
  private void recover() throws IOException {
    long size = channel.size();
    ByteBuffer header = ByteBuffer.allocate(HEADER);
    while (end + HEADER <= size) {
      readFully(header.clear(), end);
      int length = header.getInt(0);
      if (length <= 0 || length > MAX_ENTRY || end + HEADER + length > size) {
        break;
      }
      ByteBuffer frame = ByteBuffer.allocate(HEADER + length);
      readFully(frame, end);
      if (checksum(frame) != frame.getInt(4)) {
        break;
      }
      index(frame.getLong(8), end);
      highestCommittedPosition = frame.getLong(16);
      end += HEADER + length;
    }
    appended = committed;
    if (end < size) {
      LOG.warn("{}: {} bytes after the last whole entry were left by an unfinished write and are cut off",
          file.getFileName(), size - end);
      channel.truncate(end);
      channel.force(true);
    }
  }

  @Override
  public void append(long lowest, long highest, BufferWriter source, AppendListener listener) {
    int length = source.getLength();
    ByteBuffer frame = ByteBuffer.allocate(HEADER + length);
    source.write(new UnsafeBuffer(frame), HEADER);
    frame.putInt(0, length).putLong(8, lowest).putLong(16, highest);
    frame.putInt(4, checksum(frame));
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
        queue.drainTo(batch, 1023);
        open = !batch.remove(END);
        if (!batch.isEmpty()) {
          commit(batch);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      onFailure.accept(e);
    }
  }

  private void commit(List<Entry> batch) throws IOException {
    long offset = end;
    for (Entry entry : batch) {
      long at = offset;
      while (entry.frame.hasRemaining()) {
        at += channel.write(entry.frame, at);
      }
      offset = at;
    }
    if (sync) {
      channel.force(false);
    }
    for (Entry entry : batch) {
      index(entry.lowest, end);
      end += entry.frame.capacity();
      highestCommittedPosition = entry.highest;
    }
    commitLock.lock();
    try {
      committedMore.signalAll();
    } finally {
      commitLock.unlock();
    }
    for (Entry entry : batch) {
      entry.listener.onWrite(committed, entry.highest);
      entry.listener.onCommit(committed, entry.highest);
    }
    commitListeners.forEach(CommitListener::onCommit);
  }

  private void index(long lowest, long offset) {
    int next = committed;
    if (next == offsets.length) {
      offsets = Arrays.copyOf(offsets, next * 2);
      lowestPositions = Arrays.copyOf(lowestPositions, next * 2);
    }
    offsets[next] = offset;
    lowestPositions[next] = lowest;
    committed = next + 1;
  }

  /** How many entries were handed over so far; pass it to {@link #awaitCommitted} to know they are on the disk. */
  int appended() {
    return appended;
  }

  void awaitCommitted(int count) throws InterruptedException {
    commitLock.lock();
    try {
      while (committed < count && writer.isAlive()) {
        committedMore.awaitNanos(100_000_000);
      }
    } finally {
      commitLock.unlock();
    }
    if (committed < count) {
      throw Problem.unavailable("The log was closed before the command was stored");
    }
  }

  long highestCommittedPosition() {
    return highestCommittedPosition;
  }

  long size() {
    return end;
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
    channel.close();
  }

  private static int checksum(ByteBuffer frame) {
    CRC32C crc = new CRC32C();
    crc.update(frame.array(), 8, frame.capacity() - 8);
    return (int) crc.getValue();
  }

  private void readFully(ByteBuffer target, long offset) throws IOException {
    long at = offset;
    while (target.hasRemaining()) {
      int read = channel.read(target, at);
      if (read < 0) {
        throw new IOException(file + " ended in the middle of an entry");
      }
      at += read;
    }
  }

  private final class Reader implements LogStorageReader {

    private int next;

    @Override
    public void seek(long position) {
      int count = committed;
      int found = Arrays.binarySearch(lowestPositions, 0, count, position);
      next = Math.max(0, found >= 0 ? found : -found - 2);
    }

    @Override
    public boolean hasNext() {
      return next < committed;
    }

    @Override
    public DirectBuffer next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      try {
        long offset = offsets[next];
        ByteBuffer length = ByteBuffer.allocate(Integer.BYTES);
        readFully(length, offset);
        ByteBuffer payload = ByteBuffer.allocate(length.getInt(0));
        readFully(payload, offset + HEADER);
        next++;
        return new UnsafeBuffer(payload);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() {
      // nothing of its own to release: all readers share the channel
    }
  }
}
