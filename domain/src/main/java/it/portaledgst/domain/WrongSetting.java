package it.portaledgst.domain;

/** A setting that cannot be right. The message is one sentence that names it, for whoever starts the program. */
public class WrongSetting extends IllegalArgumentException {

    public WrongSetting(String sentence) {
        super(sentence);
    }
}
