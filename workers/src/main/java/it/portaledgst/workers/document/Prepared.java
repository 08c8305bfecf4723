package it.portaledgst.workers.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.io.RandomAccessReadView;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * A piece of a document that is the same in all of them, made once. Each document gets a copy, since one in use is changed
 * by whoever writes it; what was compressed is not compressed again. All threads may copy at the same time.
 */
final class Prepared {

    /** Makes the piece in a document of its own. */
    interface Maker {
        COSDictionary make(PDDocument document) throws IOException;
    }

    private final COSDictionary original;
    private final Map<COSStream, byte[]> compressed = new IdentityHashMap<>();

    private Prepared(COSDictionary original) throws IOException {
        this.original = original;
        read(original);
    }

    static Prepared by(Maker maker) {
        try (var document = new PDDocument()) {
            return new Prepared(maker.make(document));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Streams cannot be read by several threads, nor when their document is closed. */
    private void read(COSBase piece) throws IOException {
        if (piece instanceof COSStream stream) {
            try (var in = stream.createRawInputStream()) {
                compressed.put(stream, COSName.FLATE_DECODE.equals(stream.getFilters()) ? best(in) : in.readAllBytes());
            }
        }
        if (piece instanceof COSDictionary dictionary) {
            for (var value : dictionary.getValues()) {
                read(value);
            }
        } else if (piece instanceof COSArray array) {
            for (var value : array) {
                read(value);
            }
        }
    }

    /** As small as can be: it is done once, and each document has it. */
    private static byte[] best(InputStream compressed) throws IOException {
        var best = new ByteArrayOutputStream();
        var deflater = new Deflater(Deflater.BEST_COMPRESSION);
        try (var in = new InflaterInputStream(compressed); var out = new DeflaterOutputStream(best, deflater)) {
            in.transferTo(out);
        } finally {
            deflater.end();
        }
        return best.toByteArray();
    }

    COSDictionary copy() {
        try {
            return (COSDictionary) copy(original);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private COSBase copy(COSBase piece) throws IOException {
        return switch (piece) {
            case COSStream stream -> {
                var bytes = compressed.get(stream);
                // reads the bytes that all copies share
                var copy = new COSStream(null, new RandomAccessReadView(new RandomAccessReadBuffer(bytes), 0, bytes.length));
                copyEntries(stream, copy);
                yield copy;
            }
            case COSDictionary dictionary -> {
                var copy = new COSDictionary();
                copyEntries(dictionary, copy);
                yield copy;
            }
            case COSArray array -> {
                var copy = new COSArray();
                for (var value : array) {
                    copy.add(copy(value));
                }
                yield copy;
            }
            default -> piece;
        };
    }

    private void copyEntries(COSDictionary from, COSDictionary to) throws IOException {
        for (var entry : from.entrySet()) {
            if (!COSName.LENGTH.equals(entry.getKey())) {
                to.setItem(entry.getKey(), copy(entry.getValue()));
            }
        }
    }
}
