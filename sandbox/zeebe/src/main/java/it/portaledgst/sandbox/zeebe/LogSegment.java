package it.portaledgst.sandbox.zeebe;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One file of the log, named by the first position in it. Each entry is {@code length, checksum, lowest position, highest
 * position, payload}; the checksum covers what follows it. One thread writes, any number read.
 */
final class LogSegment {

  static final int HEADER = Integer.BYTES * 2 + Long.BYTES * 2;
  private static final Logger LOG = LoggerFactory.getLogger(LogSegment.class);
  private static final int MAX_ENTRY = 64 * 1024 * 1024;

  private final Path file;
  private final FileChannel channel;
  private long end;

  // Entry i starts at offsets[i]. Arrays only grow; `entries` publishes what is written to them.
  private volatile long[] lowestPositions = new long[256];
  private volatile long[] offsets = new long[256];
  private volatile int entries;
  private volatile long highestPosition = -1;

  private LogSegment(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  static LogSegment create(Path directory, long lowestPosition) throws IOException {
    Path file = directory.resolve("%020d.log".formatted(lowestPosition));
    LogSegment segment = new LogSegment(file, FileChannel.open(file, CREATE_NEW, READ, WRITE));
    Directories.sync(directory);
    return segment;
  }

  /**
   * Reads an existing file from its start. Behind the last whole entry of the newest file there may be one that was being
   * written when the process died; it is cut off. Anywhere else such a thing is damage that we must not hide.
   */
  static LogSegment open(Path file, boolean newest) throws IOException {
    LogSegment segment = new LogSegment(file, FileChannel.open(file, READ, WRITE));
    segment.index();
    long size = segment.channel.size();
    if (segment.end < size) {
      if (!newest) {
        throw new StartFailure("The log file " + file + " is damaged at byte " + segment.end
            + ". Restore the data directory from a copy, or begin with an empty one.");
      }
      LOG.warn("{}: {} bytes after the last whole entry were left by an unfinished write and are cut off",
          file.getFileName(), size - segment.end);
      segment.channel.truncate(segment.end);
      segment.channel.force(true);
    }
    return segment;
  }

  private void index() throws IOException {
    long size = channel.size();
    ByteBuffer header = ByteBuffer.allocate(HEADER);
    while (end + HEADER <= size) {
      readFully(header.clear(), end);
      int length = header.getInt(0);
      if (length <= 0 || length > MAX_ENTRY || end + HEADER + length > size) {
        return;
      }
      ByteBuffer frame = ByteBuffer.allocate(HEADER + length);
      readFully(frame, end);
      if (checksum(frame) != frame.getInt(4)) {
        return;
      }
      add(frame);
    }
  }

  /** Makes the frame of an entry from a buffer whose header is still free. */
  static void seal(ByteBuffer frame, long lowest, long highest) {
    frame.putInt(0, frame.capacity() - HEADER).putLong(8, lowest).putLong(16, highest);
    frame.putInt(4, checksum(frame));
  }

  /** Appends whole frames; readers see them when this returns. They are on the disk only after {@link #sync}. */
  void write(List<ByteBuffer> frames) throws IOException {
    channel.position(end);
    ByteBuffer[] all = frames.toArray(ByteBuffer[]::new);
    ByteBuffer last = all[all.length - 1];
    while (last.hasRemaining()) {
      channel.write(all);
    }
    frames.forEach(this::add);
  }

  private void add(ByteBuffer frame) {
    int next = entries;
    if (next == offsets.length) {
      offsets = Arrays.copyOf(offsets, next * 2);
      lowestPositions = Arrays.copyOf(lowestPositions, next * 2);
    }
    offsets[next] = end;
    lowestPositions[next] = frame.getLong(8);
    highestPosition = frame.getLong(16);
    end += frame.capacity();
    entries = next + 1;
  }

  void sync() throws IOException {
    channel.force(false);
  }

  int entries() {
    return entries;
  }

  long lowestPosition() {
    return lowestPositions[0];
  }

  long highestPosition() {
    return highestPosition;
  }

  long size() {
    return end;
  }

  /** The last entry that begins at or before the position, or the first one. */
  int find(long position) {
    int found = Arrays.binarySearch(lowestPositions, 0, entries, position);
    return Math.max(0, found >= 0 ? found : -found - 2);
  }

  DirectBuffer read(int entry) throws IOException {
    long offset = offsets[entry];
    ByteBuffer length = ByteBuffer.allocate(Integer.BYTES);
    readFully(length, offset);
    ByteBuffer payload = ByteBuffer.allocate(length.getInt(0));
    readFully(payload, offset + HEADER);
    return new UnsafeBuffer(payload);
  }

  void close() throws IOException {
    channel.close();
  }

  void delete() throws IOException {
    channel.close();
    Files.delete(file);
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
}
