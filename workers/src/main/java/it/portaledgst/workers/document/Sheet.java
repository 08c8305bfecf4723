package it.portaledgst.workers.document;

import it.portaledgst.domain.PaymentTerms;
import java.awt.Color;
import java.awt.Shape;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.geom.PathIterator;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Calendar;
import java.util.EnumMap;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.zip.Deflater;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.filter.Filter;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.color.PDOutputIntent;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;
import org.apache.pdfbox.util.Matrix;

/**
 * A4 pages that can be archived (PDF/A-2a) and read aloud (PDF/UA-1). Coordinates are points from the top left corner, y is
 * the base line. The same content gives the same bytes.
 */
final class Sheet implements AutoCloseable {

    static final PDRectangle A4 = PDRectangle.A4;
    private static final float LEADING = 1.25f;
    private static final float SIZE_STEP = 0.5f;
    private static final float SMALLEST = 5;
    private static final float SLIGHTLY = 0.85f;
    /** Enough for nearly all documents. */
    private static final int FILE_SIZE = 1 << 16;

    /** Text broken into lines of one style. */
    record Block(List<String> lines, Style style) {

        float height() {
            return lines.size() * style.size() * LEADING;
        }
    }

    private static final Prepared COLOURS = Prepared.by(document -> {
        var colours = new PDOutputIntent(document, new ByteArrayInputStream(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData()));
        colours.setInfo("sRGB IEC61966-2.1");
        colours.setOutputCondition("sRGB IEC61966-2.1");
        colours.setOutputConditionIdentifier("sRGB IEC61966-2.1");
        colours.setRegistryName("http://www.color.org");
        return colours.getCOSObject();
    });

    static {
        // What changes from document to document is small and not worth pressing hard; what never changes is prepared, pressed as hard as can be.
        System.setProperty(Filter.SYSPROP_DEFLATELEVEL, Integer.toString(Deflater.BEST_SPEED));
    }

    private final PDDocument document = new PDDocument();
    private final Map<Face, PDFont> usual = new EnumMap<>(Face.class);
    /** Of what also has characters that are not usual. */
    private final Map<Face, PDFont> special = new EnumMap<>(Face.class);
    private final Structure structure;
    private PDPageContentStream out;
    private float raised;

    Sheet(String title, String subject, String author, Instant created, UUID seed) {
        try {
            document.setVersion(1.7f);
            document.setDocumentId(seed.getMostSignificantBits() ^ seed.getLeastSignificantBits());
            var page = new PDPage(A4);
            document.addPage(page);
            structure = new Structure(document.getDocumentCatalog(), page);
            describe(title, subject, author, created);
            out = new PDPageContentStream(document, page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Goes on with a new page. */
    void turn() {
        try {
            out.close();
            var page = new PDPage(A4);
            document.addPage(page);
            structure.turn(page);
            out = new PDPageContentStream(document, page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is added from now on stands this much higher than it says. */
    void raise(float by) {
        raised = by;
    }

    /** Groups what {@code content} adds under one element of the structure. */
    void group(String type, Runnable content) {
        structure.begin(type);
        content.run();
        structure.end();
    }

    /** What {@code content} adds is in another language than the document. */
    void in(Locale language, Runnable content) {
        structure.speak(language.toLanguageTag());
        content.run();
        structure.speak(null);
    }

    void text(String type, float x, float y, Style style, String text) {
        block(type, x, y, new Block(List.of(printable(text, style)), style));
    }

    void textRight(String type, float right, float y, Style style, String text) {
        var line = printable(text, style);
        block(type, right - width(line, style), y, new Block(List.of(line), style));
    }

    /** Draws the block from the base line {@code y} downwards; returns the base line after it. */
    float block(String type, float x, float y, Block block) {
        structure.begin(type);
        try {
            out.beginMarkedContent(COSName.P, structure.content());
            write(x, y, block);
            out.endMarkedContent();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        structure.end();
        return y + block.height();
    }

    /** Words for the eye only, which say again what the document has said: they are not read aloud. */
    void repeat(float x, float y, Block block) {
        try {
            out.beginMarkedContent(COSName.ARTIFACT);
            write(x, y, block);
            out.endMarkedContent();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(float x, float y, Block block) throws IOException {
        out.beginText();
        out.setFont(font(block), block.style.size());
        out.setNonStrokingColor(block.style.colour());
        out.setLeading(block.style.size() * LEADING);
        out.newLineAtOffset(x, fromBottom(y));
        for (int i = 0; i < block.lines.size(); i++) {
            if (i > 0) {
                out.newLine();
            }
            // the space at a line's end keeps words apart for those who copy or listen
            out.showText(i < block.lines.size() - 1 ? block.lines.get(i) + " " : block.lines.get(i));
        }
        out.endText();
    }

    /** Breaks the text into at most {@code maxLines}; one line less is worth a slightly smaller size. */
    static Block fit(String text, Style style, float width, int maxLines) {
        for (int lines = 1; lines < maxLines; lines++) {
            for (float size = style.size(); size >= style.size() * SLIGHTLY; size -= SIZE_STEP) {
                var block = wrap(text, style.size(size), width);
                if (block.lines.size() <= lines) {
                    return block;
                }
            }
        }
        float size = style.size();
        var block = wrap(text, style, width);
        while (block.lines.size() > maxLines && size > SMALLEST) {
            size -= SIZE_STEP;
            block = wrap(text, style.size(size), width);
        }
        return block;
    }

    static Block wrap(String text, Style style, float width) {
        return new Block(Lines.wrap(printable(text, style), width, line -> width(line, style)), style);
    }

    /** A coloured area that means nothing by itself. */
    void area(float x, float y, float width, float height, Color colour) {
        try {
            out.beginMarkedContent(COSName.ARTIFACT);
            out.setNonStrokingColor(colour);
            out.addRect(x, fromBottom(y + height), width, height);
            out.fill();
            out.endMarkedContent();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The outline of a shape that means nothing by itself. */
    void stroke(Shape shape, float width, Color colour) {
        try {
            out.beginMarkedContent(COSName.ARTIFACT);
            out.setStrokingColor(colour);
            out.setLineWidth(width);
            var point = new float[6];
            for (var path = shape.getPathIterator(null); !path.isDone(); path.next()) {
                switch (path.currentSegment(point)) {
                    case PathIterator.SEG_MOVETO -> out.moveTo(point[0], fromBottom(point[1]));
                    case PathIterator.SEG_LINETO -> out.lineTo(point[0], fromBottom(point[1]));
                    case PathIterator.SEG_CUBICTO -> out.curveTo(point[0], fromBottom(point[1]), point[2], fromBottom(point[3]), point[4], fromBottom(point[5]));
                    case PathIterator.SEG_CLOSE -> out.closePath();
                    default -> throw new IllegalArgumentException("no curves of the second degree");
                }
            }
            out.stroke();
            out.endMarkedContent();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A picture as big as fits into the square, at its upper right corner; {@code words} say what it shows. */
    void picture(float x, float y, float side, Prepared prepared, String words) {
        var picture = image(prepared);
        float scale = side / Math.max(picture.getWidth(), picture.getHeight());
        float width = picture.getWidth() * scale;
        picture(x + side - width, y, width, picture.getHeight() * scale, picture, words);
    }

    /** A picture as big as fits into the box, at its left side and in the middle of its height. */
    void picture(float x, float y, float width, float height, Prepared prepared, String words) {
        var picture = image(prepared);
        float scale = Math.min(width / picture.getWidth(), height / picture.getHeight());
        float drawn = picture.getHeight() * scale;
        picture(x, y + (height - drawn) / 2, picture.getWidth() * scale, drawn, picture, words);
    }

    private void picture(float x, float y, float width, float height, PDImageXObject picture, String words) {
        float bottom = fromBottom(y + height);
        structure.begin("Figure");
        structure.describe(words, new PDRectangle(x, bottom, width, height));
        try {
            out.beginMarkedContent(COSName.getPDFName("Figure"), structure.content());
            out.drawImage(picture, x, bottom, width, height);
            out.endMarkedContent();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        structure.end();
    }

    private static PDImageXObject image(Prepared picture) {
        try {
            return new PDImageXObject(new PDStream((COSStream) picture.copy()), null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Square modules as one vector shape; {@code words} say what the picture holds. */
    void modules(float x, float y, float side, boolean[][] dark, String words) {
        float module = side / dark.length;
        structure.begin("Figure");
        structure.describe(words, new PDRectangle(x, fromBottom(y + side), side, side));
        try {
            out.beginMarkedContent(COSName.getPDFName("Figure"), structure.content());
            out.setNonStrokingColor(Color.BLACK);
            out.saveGraphicsState();
            // in whole numbers: they are shorter to write and to compress
            out.transform(new Matrix(module, 0, 0, module, x, fromBottom(y + side)));
            for (int row = 0; row < dark.length; row++) {
                for (int from = 0; from < dark.length; from++) {
                    int to = from;
                    while (to < dark.length && dark[row][to]) {
                        to++;
                    }
                    if (to > from) {
                        out.addRect(from, dark.length - row - 1, to - from, 1);
                        from = to;
                    }
                }
            }
            out.fill();
            out.restoreGraphicsState();
            out.endMarkedContent();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        structure.end();
    }

    private float fromBottom(float y) {
        return A4.getHeight() - y + raised;
    }

    private PDFont font(Block block) {
        var face = block.style.face();
        return block.lines.stream().allMatch(face::isUsual) ? usual.computeIfAbsent(face, UsualFont::new)
                : special.computeIfAbsent(face, this::embedded);
    }

    private PDFont embedded(Face face) {
        try {
            return PDType0Font.load(document, face.font(), true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static float width(String line, Style style) {
        return style.face().width(line, style.size());
    }

    byte[] finish() {
        try {
            out.close();
            structure.finish();
            var pdf = new ByteArrayOutputStream(FILE_SIZE);
            document.save(pdf);
            return pdf.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            document.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String printable(String text, Style style) {
        return Lines.printable(text, style.face()::draws);
    }

    private void describe(String title, String subject, String author, Instant created) throws IOException {
        var calendar = GregorianCalendar.from(created.atZone(PaymentTerms.ROME));
        calendar.set(Calendar.MILLISECOND, 0);
        var information = document.getDocumentInformation();
        information.setTitle(title);
        information.setSubject(subject);
        information.setAuthor(author);
        information.setCreator("Portale Pagamenti DGST");
        information.setCreationDate(calendar);
        information.setModificationDate(calendar);

        var catalogue = document.getDocumentCatalog();
        catalogue.setLanguage("it-IT");
        var preferences = new PDViewerPreferences(new COSDictionary());
        preferences.setDisplayDocTitle(true);
        catalogue.setViewerPreferences(preferences);

        var metadata = new PDMetadata(document);
        metadata.importXMPMetadata(Xmp.packet(title, subject, author, created).getBytes(StandardCharsets.UTF_8));
        catalogue.setMetadata(metadata);

        catalogue.addOutputIntent(new PDOutputIntent(COLOURS.copy()));
    }
}
