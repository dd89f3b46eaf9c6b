package org.cellstation.station.historian;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A growing byte buffer with the few forms that the historian's files use; numbers are big-endian,
/// lengths are LEB128.
final class Bytes {
  byte[] array;
  int length;

  Bytes(int capacity) {
    array = new byte[capacity];
  }

  void room(int more) {
    if (array.length - length < more) {
      array = Arrays.copyOf(array, Math.max(array.length * 2, length + more));
    }
  }

  void put(int value) {
    room(1);
    array[length++] = (byte) value;
  }

  void putInt(int value) {
    room(4);
    setInt(length, value);
    length += 4;
  }

  void setInt(int at, int value) {
    array[at] = (byte) (value >>> 24);
    array[at + 1] = (byte) (value >>> 16);
    array[at + 2] = (byte) (value >>> 8);
    array[at + 3] = (byte) value;
  }

  void putLong(long value) {
    putInt((int) (value >>> 32));
    putInt((int) value);
  }

  void putCount(long value) {
    room(10);
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      array[length++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    array[length++] = (byte) rest;
  }

  void putSigned(long value) {
    putCount((value << 1) ^ (value >> 63));
  }

  void putText(String text) {
    putBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  void putBytes(byte[] bytes) {
    putCount(bytes.length);
    putRaw(bytes);
  }

  void putRaw(byte[] bytes) {
    putRaw(bytes, bytes.length);
  }

  void putRaw(byte[] bytes, int count) {
    room(count);
    System.arraycopy(bytes, 0, array, length, count);
    length += count;
  }

  byte[] toArray() {
    return Arrays.copyOf(array, length);
  }
}
