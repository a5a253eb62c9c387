import protobuf from 'protobufjs'

// The wire format of the long connection: proto2, package pbbp2 (larksuite/oapi-sdk-go ws/pbbp2.pb.go names the fields).
const proto = `syntax = "proto2";
package pbbp2;
message Header { required string key = 1; required string value = 2; }
message Frame {
  required uint64 SeqID = 1;
  required uint64 LogID = 2;
  required int32 service = 3;
  required int32 method = 4;
  repeated Header headers = 5;
  optional string payloadEncoding = 6;
  optional string payloadType = 7;
  optional bytes payload = 8;
  optional string LogIDNew = 9;
}`

const frameType = protobuf.parse(proto, { keepCase: true }).root.lookupType('pbbp2.Frame')

export const controlFrame = 0
export const dataFrame = 1

export type Frame = {
  readonly SeqID: number
  readonly LogID: number
  readonly service: number
  readonly method: number
  readonly headers: readonly { readonly key: string; readonly value: string }[]
  readonly payload?: Uint8Array
}

/** @throws Error when the bytes are no frame. */
export function decodeFrame(bytes: Uint8Array): Frame {
  const plain = frameType.toObject(frameType.decode(bytes), { longs: Number, bytes: Uint8Array, arrays: true })
  return plain as Frame
}

export function encodeFrame(frame: Frame): Uint8Array {
  return frameType.encode(frameType.fromObject(frame)).finish()
}

export function headerOf(frame: Frame, key: string): string | undefined {
  return frame.headers.find((header) => header.key === key)?.value
}

export function headers(values: Readonly<Record<string, string | number>>): Frame['headers'] {
  return Object.entries(values).map(([key, value]) => ({ key, value: String(value) }))
}
