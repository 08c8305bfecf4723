package it.portaledgst.domain.catalogue;

/**
 * Something wrong in the catalogue's file.
 *
 * @param line   counted from 1
 * @param column counted from 1
 * @param path   JSON pointer to what is wrong, empty for the whole file
 */
record CatalogueMistake(String file, int line, int column, String path, String sentence) {

    /** As compilers say it, so that editors find the place. */
    @Override
    public String toString() {
        return file + ":" + line + ":" + column + ": " + (path.isEmpty() ? "/" : path) + ": " + sentence;
    }
}
