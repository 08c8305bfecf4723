/** The names of the BPMN models, as Java sees them. A test keeps them in step with the models in both directions. */
package it.portaledgst.processes;
