-- Asks the addresses of a file in turn, each thread from a place of its own; tells what it measured as JSON.
local threads = 0

function setup(thread)
  thread:set("offset", threads)
  threads = threads + 1
end

function init(args)
  asked = {}
  for line in io.lines(args[1]) do
    asked[#asked + 1] = wrk.format("GET", line, { ["Accept"] = args[2] or "*/*" })
  end
  place = offset * 97
end

function request()
  place = place % #asked + 1
  return asked[place]
end

function done(summary, latency, requests)
  local wrong = summary.errors.status + summary.errors.connect + summary.errors.read
    + summary.errors.write + summary.errors.timeout
  io.write(string.format(
    '{"requests": %d, "seconds": %f, "p50": %f, "p99": %f, "wrong": %d}\n',
    summary.requests, summary.duration / 1e6, latency:percentile(50) / 1e3, latency:percentile(99) / 1e3, wrong))
end
