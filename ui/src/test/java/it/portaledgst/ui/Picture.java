package it.portaledgst.ui;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Compares two reduced pictures of a page the way a person glancing at them would. A pixel of a reduced picture is the mean
 * of a square of the page, so that the edges of letters, which differ between versions of a browser, weigh little. A place
 * counts as different when half of it is, also after looking a little higher and lower; a page is different when one place
 * is, or when its height is, by more than such moves explain.
 */
final class Picture {

    /** A place, in pixels of the page: about the size of a button. */
    private static final int PLACE = 48;
    /** How far a place may have moved up or down, in pixels of the page. */
    private static final int DRIFT = 8;
    /** Levels of 256 in one colour that nobody sees. */
    private static final int SEEN = 20;
    private static final double SHARE = .35;

    /** @param problem null when the two look the same */
    record Verdict(String problem, BufferedImage difference) {
    }

    private Picture() {
    }

    /** The picture with each square of {@code factor} pixels made one. */
    static BufferedImage reduced(BufferedImage page, int factor) {
        int width = page.getWidth() / factor;
        int height = page.getHeight() / factor;
        var small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        int[] pixels = pixels(page);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int rgb = mean(pixels, page.getWidth(), x * factor, y * factor, (x + 1) * factor, (y + 1) * factor);
                small.setRGB(x, y, rgb & 0xf8f8f8); // fewer colours make a smaller file
            }
        }
        return small;
    }

    /** @param factor by which both were reduced */
    static Verdict compare(BufferedImage expected, BufferedImage actual, int factor) {
        if (expected.getWidth() != actual.getWidth()) {
            return new Verdict("%d instead of %d pixels wide".formatted(actual.getWidth() * factor, expected.getWidth() * factor),
                    difference(expected, actual, List.of(), 0));
        }
        if (Arrays.equals(pixels(expected), pixels(actual))) { // nearly always: the rest takes a second for a long page
            return new Verdict(null, actual);
        }
        var softExpected = soft(expected);
        var softActual = soft(actual);
        int place = PLACE / factor;
        int drift = DRIFT / factor;
        List<int[]> places = new ArrayList<>();
        int height = Math.min(expected.getHeight(), actual.getHeight());
        for (int y = 0; y + place <= height; y += place) {
            for (int x = 0; x < expected.getWidth(); x += place) {
                int width = Math.min(place, expected.getWidth() - x);
                double least = 1;
                for (int moved = -drift; moved <= drift && least > SHARE; moved++) {
                    least = Math.min(least, share(softExpected, softActual, x, y, width, place, moved));
                }
                if (least > SHARE) {
                    places.add(new int[] {x, y});
                }
            }
        }
        String problem = null;
        if (Math.abs(expected.getHeight() - actual.getHeight()) > 2 * drift) {
            problem = "%d instead of %d pixels high".formatted(actual.getHeight() * factor, expected.getHeight() * factor);
        } else if (!places.isEmpty()) {
            problem = "%d places differ, the first at %d, %d".formatted(places.size(), places.getFirst()[0] * factor,
                    places.getFirst()[1] * factor);
        }
        return new Verdict(problem, difference(expected, actual, places, place));
    }

    /** Each pixel the mean of itself and its neighbours: lines of letters become grey bands. */
    private static BufferedImage soft(BufferedImage picture) {
        var soft = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
        int[] pixels = pixels(picture);
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                int left = Math.max(0, x - 1);
                int top = Math.max(0, y - 1);
                int right = Math.min(picture.getWidth(), x + 2);
                int bottom = Math.min(picture.getHeight(), y + 2);
                soft.setRGB(x, y, mean(pixels, picture.getWidth(), left, top, right, bottom));
            }
        }
        return soft;
    }

    /** Red, green and blue of each pixel, row by row; asking the picture for them one by one is several times as slow. */
    private static int[] pixels(BufferedImage picture) {
        BufferedImage plain = picture;
        if (picture.getType() != BufferedImage.TYPE_INT_RGB) {
            plain = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
            Graphics2D pen = plain.createGraphics();
            pen.drawImage(picture, 0, 0, null);
            pen.dispose();
        }
        return ((DataBufferInt) plain.getRaster().getDataBuffer()).getData();
    }

    private static int mean(int[] pixels, int width, int left, int top, int right, int bottom) {
        int red = 0;
        int green = 0;
        int blue = 0;
        for (int y = top; y < bottom; y++) {
            for (int at = y * width + left; at < y * width + right; at++) {
                red += pixels[at] >> 16 & 0xff;
                green += pixels[at] >> 8 & 0xff;
                blue += pixels[at] & 0xff;
            }
        }
        int count = (right - left) * (bottom - top);
        return red / count << 16 | green / count << 8 | blue / count;
    }

    private static double share(BufferedImage expected, BufferedImage actual, int left, int top, int width, int height, int moved) {
        int different = 0;
        for (int y = top; y < top + height; y++) {
            for (int x = left; x < left + width; x++) {
                int there = Math.clamp(y + moved, 0, actual.getHeight() - 1);
                if (seen(expected.getRGB(x, y), actual.getRGB(x, there))) {
                    different++;
                }
            }
        }
        return (double) different / (width * height);
    }

    private static boolean seen(int one, int other) {
        for (int c = 0; c < 24; c += 8) {
            if (Math.abs((one >> c & 0xff) - (other >> c & 0xff)) > SEEN) {
                return true;
            }
        }
        return false;
    }

    /** Expected, actual, and actual with the different places framed, side by side. */
    private static BufferedImage difference(BufferedImage expected, BufferedImage actual, List<int[]> places, int place) {
        int gap = 10;
        int width = expected.getWidth() + 2 * actual.getWidth() + 2 * gap;
        var all = new BufferedImage(width, Math.max(expected.getHeight(), actual.getHeight()), BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = all.createGraphics();
        pen.setColor(Color.MAGENTA);
        pen.fillRect(0, 0, width, all.getHeight());
        pen.drawImage(expected, 0, 0, null);
        pen.drawImage(actual, expected.getWidth() + gap, 0, null);
        int left = expected.getWidth() + actual.getWidth() + 2 * gap;
        pen.drawImage(actual, left, 0, null);
        pen.setColor(Color.RED);
        places.forEach(at -> pen.drawRect(left + at[0], at[1], place - 1, place - 1));
        pen.dispose();
        return all;
    }
}
