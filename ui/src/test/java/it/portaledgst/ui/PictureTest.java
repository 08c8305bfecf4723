package it.portaledgst.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Random;
import java.util.function.Consumer;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The comparison must be able to fail, and must not fail for what nobody sees. */
class PictureTest {

    private static final int WIDTH = 1280;
    private static final int FACTOR = 4;

    private final BufferedImage page = page(1600, pen -> { });

    @Test
    @DisplayName("the same page is the same")
    void same() {
        assertThat(problem(page(1600, pen -> { }))).isNull();
    }

    @Test
    @DisplayName("another rendering of the edges of letters and a little noise are the same")
    void otherEdges() {
        var other = page(1600, pen -> pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING,
                RenderingHints.VALUE_TEXT_ANTIALIAS_OFF));
        var random = new Random(1);
        for (int i = 0; i < 40_000; i++) {
            int x = random.nextInt(WIDTH);
            int y = random.nextInt(1600);
            var colour = new Color(other.getRGB(x, y));
            other.setRGB(x, y, new Color(colour.getRed() * 9 / 10, colour.getGreen() * 9 / 10, colour.getBlue() * 9 / 10).getRGB());
        }
        assertThat(problem(other)).isNull();
    }

    @Test
    @DisplayName("a page that begins a few pixels lower is the same")
    void drift() {
        assertThat(problem(page(1606, pen -> pen.translate(0, 6)))).isNull();
    }

    @Test
    @DisplayName("a lost header is seen, and the difference picture shows where")
    void header() {
        var other = page(1600, pen -> { });
        fill(other, 0, 0, WIDTH, 120, Color.WHITE);
        var verdict = Picture.compare(Picture.reduced(page, FACTOR), Picture.reduced(other, FACTOR), FACTOR);
        assertThat(verdict.problem()).contains("places differ, the first at 0, 0");
        assertThat(verdict.difference().getWidth()).isEqualTo(3 * WIDTH / FACTOR + 20);
        assertThat(verdict.difference().getRGB(2 * WIDTH / FACTOR + 20, 0)).isEqualTo(Color.RED.getRGB());
    }

    @Test
    @DisplayName("a lost button is seen")
    void button() {
        var other = page(1600, pen -> { });
        fill(other, 100, 700, 160, 48, Color.WHITE);
        assertThat(problem(other)).contains("places differ");
    }

    @Test
    @DisplayName("lost words are seen")
    void words() {
        var other = page(1600, pen -> { });
        fill(other, 90, 180, 700, 120, Color.WHITE);
        assertThat(problem(other)).contains("places differ");
    }

    @Test
    @DisplayName("another colour of the header is seen")
    void colour() {
        var other = page(1600, pen -> { });
        fill(other, 0, 0, WIDTH, 120, new Color(0x00, 0x99, 0x66));
        assertThat(problem(other)).contains("places differ");
    }

    @Test
    @DisplayName("a column that has slipped under the other one is seen")
    void layout() {
        assertThat(problem(page(1600, pen -> pen.translate(60, 0)))).contains("places differ");
        assertThat(problem(page(1600, pen -> pen.translate(0, 40)))).contains("places differ");
    }

    @ParameterizedTest
    @ValueSource(ints = {1500, 1700})
    @DisplayName("a page that has become shorter or longer is seen")
    void height(int height) {
        assertThat(problem(page(height, pen -> { }))).contains("instead of 1600 pixels high");
    }

    @Test
    @DisplayName("a page that has become wider is seen")
    void width() {
        var other = new BufferedImage(1300, 1600, BufferedImage.TYPE_INT_RGB);
        assertThat(problem(other)).contains("1300 instead of 1280 pixels wide");
    }

    private String problem(BufferedImage other) {
        return Picture.compare(Picture.reduced(page, FACTOR), Picture.reduced(other, FACTOR), FACTOR).problem();
    }

    /** A header, paragraphs, a button, a footer. */
    private static BufferedImage page(int height, Consumer<Graphics2D> before) {
        var page = new BufferedImage(WIDTH, height, BufferedImage.TYPE_INT_RGB);
        fill(page, 0, 0, WIDTH, height, Color.WHITE);
        Graphics2D pen = page.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        before.accept(pen);
        pen.setColor(new Color(0x00, 0x66, 0xcc));
        pen.fillRect(0, 0, WIDTH, 120);
        pen.fillRect(100, 700, 160, 48);
        pen.setColor(new Color(0x17, 0x32, 0x4d));
        pen.fillRect(0, 1400, WIDTH, 200);
        pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 18));
        for (int line = 0; line < 16; line++) {
            pen.drawString("Crea una richiesta di pagamento o riprendi quelle che hai lasciato in sospeso.", 100, 200 + 27 * line);
        }
        pen.dispose();
        return page;
    }

    private static void fill(BufferedImage picture, int x, int y, int width, int height, Color colour) {
        Graphics2D pen = picture.createGraphics();
        pen.setColor(colour);
        pen.fillRect(x, y, width, height);
        pen.dispose();
    }
}
