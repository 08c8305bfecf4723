package it.portaledgst.bench.ui;

/**
 * What the browser itself says of one opening of a page.
 *
 * @param bytes     everything that came over the wire, headers too, until the page was at rest
 * @param requests  that were answered over the wire; what the cache had does not count
 * @param plain     bytes of text that came uncompressed
 * @param firstPaint first contentful paint, ms from the start of the navigation
 * @param largestPaint largest contentful paint, the same
 * @param blocked   ms: of every task of the page's main thread the part beyond 50 ms
 */
record PageVisit(long bytes, int requests, long plain, double firstPaint, double largestPaint, double blocked) {
}
