package it.portaledgst.workers.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.BitSet;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * The two families pagoPA's form prescribes: Titillium Web for words, Roboto Mono for numbers and codes. Each file is read
 * once: nothing changes a font any more when it is there, so that all threads measure and draw with the same ones.
 */
enum Face {
    TEXT("TitilliumWeb_400Regular", Face.ASCII + Face.ACCENTED),
    BOLD("TitilliumWeb_700Bold", Face.ASCII + Face.ACCENTED),
    CODE("RobotoMono_400Regular", Face.CODES),
    CODE_BOLD("RobotoMono_700Bold", Face.CODES);

    private static final String ASCII = " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~";
    private static final String CODES = " ()+,-./0123456789:ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";
    /** Of Italian, German and French names, and what is typed instead of an apostrophe. */
    private static final String ACCENTED = "ÀÁÂÄÇÈÉÊËÌÍÎÏÒÓÔÖÙÚÛÜàáâäçèéêëìíîïòóôöùúûüß’€";
    /** Where the blocks of Latin letters end. */
    private static final int LATIN = 0x250;

    private final TrueTypeFont font;
    private final CmapLookup characters;
    /** Of the letters nearly all texts have, looked up once. */
    private final int[] usualGlyphs = new int[LATIN];
    /** By glyph, in thousandths of the size. */
    private final float[] widths;
    private final BitSet usualCharacters = new BitSet();
    private final Prepared usual;

    Face(String name, String usualCharacters) {
        try (InputStream in = Face.class.getResourceAsStream("/fonts/" + name + ".ttf")) {
            if (in == null) {
                throw new IllegalStateException("the font " + name + " is not on the class path: the build copies it from node_modules");
            }
            font = new TTFParser().parse(new RandomAccessReadBuffer(in.readAllBytes()));
            // without ligatures: what is measured letter by letter is what is drawn, and copied text has the letters themselves
            font.setEnableGsub(false);
            characters = font.getUnicodeCmapLookup();
            Arrays.setAll(usualGlyphs, characters::getGlyphId);
            widths = new float[font.getNumberOfGlyphs()];
            for (int glyph = 0; glyph < widths.length; glyph++) {
                widths[glyph] = Math.round(font.getHorizontalMetrics().getAdvanceWidth(glyph) * 1000f / font.getUnitsPerEm());
            }
            usualCharacters.chars().forEach(this.usualCharacters::set);
            usual = Prepared.by(document -> {
                var embedded = PDType0Font.load(document, font, true);
                usualCharacters.chars().forEach(embedded::addToSubset);
                embedded.subset();
                return embedded.getCOSObject();
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    TrueTypeFont font() {
        return font;
    }

    /** A font of the usual characters alone. */
    Prepared usual() {
        return usual;
    }

    boolean isUsual(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!usualCharacters.get(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    int glyph(int codePoint) {
        return codePoint < LATIN ? usualGlyphs[codePoint] : characters.getGlyphId(codePoint);
    }

    boolean draws(int codePoint) {
        return glyph(codePoint) != 0;
    }

    /** In points. */
    float width(CharSequence text, float size) {
        float thousandths = 0;
        for (int i = 0; i < text.length(); ) {
            int codePoint = Character.codePointAt(text, i);
            thousandths += widths[glyph(codePoint)];
            i += Character.charCount(codePoint);
        }
        return thousandths / 1000 * size;
    }
}
