/** What a host tree says about SCMI: agents, channels, protocols, resources, and who uses them. Knows no domains. */
export { deviceIdOf } from './device-ids.ts';
export { type ScmiDependency, ScmiFacts, scmiFacts } from './facts.ts';
export { readScmiNames, scmiName } from './header.ts';
export type {
  ConsumerKind,
  ScmiChannel,
  ScmiDeviceId,
  ScmiInstance,
  ScmiProtocol,
  ScmiResource,
  ScmiSharedMemory,
  ScmiUse,
} from './model.ts';
export { isVendorProtocol, type ProtocolKind, protocolKind } from './protocols.ts';
export { scmiAgentOf, type TransportKind, transportOf } from './transports.ts';
export { resourceUsers, type ScmiUser } from './users.ts';
