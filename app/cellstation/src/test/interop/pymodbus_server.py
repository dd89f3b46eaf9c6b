# A mass-flow controller's registers served by pymodbus, for the station's driver to read and write.
# Usage: pymodbus_server.py PORT. Prints "ready" once it listens.
import struct
import sys

from pymodbus.datastore import ModbusServerContext, ModbusSlaveContext, ModbusSparseDataBlock
from pymodbus.server import StartAsyncTcpServer
import asyncio


def halves(value):
    return list(struct.unpack(">HH", struct.pack(">f", value)))


def letters(text):
    data = text.encode("ascii").ljust(16, b"\0")
    return list(struct.unpack(">8H", data))


# Addresses and word order: Bronkhorst, Modbus interface manual 9.17.035. The data block counts from
# one where the wire counts from zero.
registers = {}


def put(address, words):
    for i, word in enumerate(words):
        registers[address + i + 1] = word


put(0xA100, halves(123.5))  # measured flow
put(0xA118, halves(0.0))  # set-point
put(0x8168, halves(500.0))  # capacity
put(0x81F8, letters("mln/min "))  # its unit
put(0x0024, [0])  # control mode: bus
put(0xF118, letters("M26200999A"))  # serial number
unit = ModbusSlaveContext(hr=ModbusSparseDataBlock(registers))


async def serve():
    server = await StartAsyncTcpServer(
        context=ModbusServerContext(slaves={7: unit}, single=False),
        address=("127.0.0.1", int(sys.argv[1])),
        defer_start=True,
    )
    task = asyncio.ensure_future(server.serve_forever())
    await server.serving
    print("ready", flush=True)
    await task


asyncio.run(serve())
