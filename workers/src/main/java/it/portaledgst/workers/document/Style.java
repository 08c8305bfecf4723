package it.portaledgst.workers.document;

import java.awt.Color;

record Style(Face face, float size, Color colour) {

    static final Color BLACK = Color.BLACK;
    static final Color BAR = new Color(0xEC, 0xEC, 0xEC);
    static final Color GREY = new Color(0x5C, 0x5C, 0x5B);

    static Style text(float size) {
        return new Style(Face.TEXT, size, BLACK);
    }

    static Style bold(float size) {
        return new Style(Face.BOLD, size, BLACK);
    }

    static Style code(float size) {
        return new Style(Face.CODE, size, BLACK);
    }

    static Style codeBold(float size) {
        return new Style(Face.CODE_BOLD, size, BLACK);
    }

    Style size(float other) {
        return new Style(face, other, colour);
    }

    Style grey() {
        return new Style(face, size, GREY);
    }
}
