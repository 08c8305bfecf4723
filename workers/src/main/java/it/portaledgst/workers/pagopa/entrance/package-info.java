/** Who may call pagoPA's address of this program: by which port, with which certificate, with which key. */
package it.portaledgst.workers.pagopa.entrance;
