package it.portaledgst.workers.document;

import java.io.InputStream;
import org.apache.fontbox.util.BoundingBox;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.font.PDFont;

/**
 * The characters nearly all documents get along with, embedded as they were prepared. PDFBox's own fonts are made anew for
 * each document, which takes longer than all the rest of it. This one can only be written with, not be read.
 */
final class UsualFont extends PDFont {

    private final Face face;

    UsualFont(Face face) {
        super(new COSDictionary());
        this.face = face;
        dict.addAll(face.usual().copy());
    }

    /** Two bytes, the number of the glyph in the whole font; the embedded part says which of its own it is. */
    @Override
    protected byte[] encode(int codePoint) {
        int glyph = face.glyph(codePoint);
        return new byte[] {(byte) (glyph >> 8), (byte) glyph};
    }

    @Override
    public String getName() {
        return dict.getNameAsString(COSName.BASE_FONT);
    }

    @Override
    public boolean isEmbedded() {
        return true;
    }

    @Override
    public boolean isDamaged() {
        return false;
    }

    @Override
    public boolean isVertical() {
        return false;
    }

    @Override
    public boolean willBeSubset() {
        return false;
    }

    @Override
    public void addToSubset(int codePoint) {
        throw onlyWritten();
    }

    @Override
    public void subset() {
        throw onlyWritten();
    }

    @Override
    protected float getStandard14Width(int code) {
        throw onlyWritten();
    }

    @Override
    public int readCode(InputStream in) {
        throw onlyWritten();
    }

    @Override
    public BoundingBox getBoundingBox() {
        throw onlyWritten();
    }

    @Override
    public float getHeight(int code) {
        throw onlyWritten();
    }

    @Override
    public float getWidthFromFont(int code) {
        throw onlyWritten();
    }

    @Override
    public boolean hasExplicitWidth(int code) {
        throw onlyWritten();
    }

    private static UnsupportedOperationException onlyWritten() {
        return new UnsupportedOperationException("made for writing; sizes are the face's to tell");
    }
}
