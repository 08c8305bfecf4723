package it.portaledgst.workers.pagopa;

import org.springframework.ws.soap.server.endpoint.annotation.FaultCode;
import org.springframework.ws.soap.server.endpoint.annotation.SoapFault;

/** A body that is none of pagoPA's messages: there is no answer to shape, so it becomes a SOAP fault of the caller's. */
@SoapFault(faultCode = FaultCode.CLIENT)
class UnknownOperation extends RuntimeException {

    /** @param detail why nobody can answer it */
    UnknownOperation(String detail) {
        super(detail);
    }
}
