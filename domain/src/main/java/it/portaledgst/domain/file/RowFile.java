package it.portaledgst.domain.file;

import java.io.IOException;
import java.util.List;

/**
 * A file that is written row by row and keeps none of them. Without {@link #end} it is not whole, and a reader can tell:
 * what broke in the middle must not look finished.
 */
public interface RowFile {

    /** @param cells a text, a notice code, an amount ({@code BigDecimal}), a day ({@code LocalDate}) or null */
    void row(List<?> cells) throws IOException;

    void end() throws IOException;
}
