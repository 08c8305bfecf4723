package it.portaledgst.advice;

import it.portaledgst.domain.WrongSetting;
import java.util.List;

/** A table of amounts that cannot be used; the message has a line for each mistake, and says what to do. */
class InvalidTableException extends WrongSetting {

    InvalidTableException(String file, List<String> mistakes) {
        super("the table of published amounts " + file + " cannot be used. Correct it where it is wrong, or set"
                + " PORTALE_AMOUNT_ADVICE to one that is right (file:/...):\n  " + String.join("\n  ", mistakes));
    }
}
