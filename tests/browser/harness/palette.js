// A screenshot in 256 colours: pages have few of them, and the file is less than half as large.

import { crc32, deflateSync, inflateSync } from "node:zlib";

const SIGNATURE = Buffer.from("89504e470d0a1a0a", "hex");

/** As many as a palette can hold. */
const MOST_COLOURS = 256;

/** The same picture with a palette: the colours used most, and for the others the nearest of them. */
export function paletted(png) {
  const { width, height, pixels } = decode(png);
  const used = new Map();
  for (let at = 0; at < pixels.length; at += 3) {
    const colour = pixels.readUIntBE(at, 3);
    used.set(colour, (used.get(colour) ?? 0) + 1);
  }
  const kept = [...used].sort((a, b) => b[1] - a[1]).slice(0, MOST_COLOURS).map(([colour]) => colour);
  const index = new Map([...used.keys()].map((colour) => [colour, nearest(colour, kept)]));
  const rows = Buffer.alloc((width + 1) * height);
  for (let at = 0; at < width * height; at += 1) {
    rows[at + Math.floor(at / width) + 1] = index.get(pixels.readUIntBE(at * 3, 3));
  }
  return encode(width, height, kept, rows);
}

function nearest(colour, kept) {
  const far = (other) => [16, 8, 0].reduce((sum, shift) => {
    return sum + (((colour >> shift) & 255) - ((other >> shift) & 255)) ** 2;
  }, 0);
  return kept.reduce((best, other, at) => (far(other) < far(kept[best]) ? at : best), 0);
}

/** What the browser writes: eight bits each of red, green and blue, not interlaced. */
function decode(png) {
  const data = [];
  let head;
  for (let at = SIGNATURE.length; at < png.length;) {
    const length = png.readUInt32BE(at);
    const kind = png.toString("latin1", at + 4, at + 8);
    const body = png.subarray(at + 8, at + 8 + length);
    if (kind === "IHDR") head = body;
    if (kind === "IDAT") data.push(body);
    at += length + 12;
  }
  const [width, height] = [head.readUInt32BE(0), head.readUInt32BE(4)];
  if (head.readUInt32BE(8) >>> 8 !== 0x080200 || head[12] !== 0) throw new Error("another kind of PNG");
  return { width, height, pixels: unfilter(inflateSync(Buffer.concat(data)), width * 3, height) };
}

/** Takes back what each row was predicted from: its left, upper and upper left neighbours. */
function unfilter(raw, stride, height) {
  const pixels = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (stride + 1)];
    for (let x = 0; x < stride; x += 1) {
      const at = y * stride + x;
      const left = x < 3 ? 0 : pixels[at - 3];
      const up = y === 0 ? 0 : pixels[at - stride];
      const corner = x < 3 || y === 0 ? 0 : pixels[at - stride - 3];
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter];
      pixels[at] = raw[y * (stride + 1) + 1 + x] + guess;
    }
  }
  return pixels;
}

function paeth(left, up, corner) {
  const guess = left + up - corner;
  const [a, b, c] = [left, up, corner].map((value) => Math.abs(guess - value));
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}

function encode(width, height, colours, rows) {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 3, 0, 0, 0], 8);
  const palette = Buffer.alloc(colours.length * 3);
  colours.forEach((colour, at) => palette.writeUIntBE(colour, at * 3, 3));
  const parts = [["IHDR", head], ["PLTE", palette], ["IDAT", deflateSync(rows, { level: 9 })]];
  return Buffer.concat([SIGNATURE, ...parts.map(chunk), chunk(["IEND", Buffer.alloc(0)])]);
}

function chunk([kind, body]) {
  const named = Buffer.concat([Buffer.from(kind, "latin1"), body]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.length);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}
