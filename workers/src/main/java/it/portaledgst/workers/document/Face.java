package it.portaledgst.workers.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The two families pagoPA's form prescribes: Titillium Web for words, Roboto Mono for numbers and codes. */
enum Face {
    TEXT("TitilliumWeb_400Regular"),
    BOLD("TitilliumWeb_700Bold"),
    CODE("RobotoMono_400Regular"),
    CODE_BOLD("RobotoMono_700Bold");

    private final byte[] file;

    Face(String name) {
        try (InputStream in = Face.class.getResourceAsStream("/fonts/" + name + ".ttf")) {
            if (in == null) {
                throw new IllegalStateException("the font " + name + " is not on the class path: the build copies it from node_modules");
            }
            file = in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] file() {
        return file;
    }
}
