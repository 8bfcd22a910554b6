-- wrk script: consents as install-service sends them, each for an account of its own; codes go to the file CODES, at most WANTED.
local E = os.getenv
math.randomseed(tonumber(E 'SEED'))
local H = { ['Content-Type'] = 'application/json', ['Authorization'] = 'Bearer ' .. E 'BEARER' }
local wanted, got, sent = tonumber(E 'WANTED'), 0, 0
local out
local hour = math.floor(os.time() / 3600)
function init(args) out = io.open(E 'CODES', 'w') end
local function hex(n) local s = {} for i = 1, n do s[i] = string.format('%x', math.random(0, 15)) end return table.concat(s) end
function request()
  if got >= wanted then wrk.thread:stop() end
  local id = hex(8) .. '-' .. hex(4) .. '-4' .. hex(3) .. '-8' .. hex(3) .. '-' .. hex(12)
  local account = math.random(1, 2147483646)
  return wrk.format('POST', '/internal/codes', H, string.format(
    '{"flowId":"%s","hour":%d,"installationId":"ins_%s","generation":1,"appId":%s,"clientId":"%s","accountId":%d,"userId":3,"userEmail":"u@example.org","accountDomain":"example.org","scopes":["oauth","crm.objects.contacts.read"],"redirectUri":"http://127.0.0.1:1/cb"}',
    id, hour, hex(20), E 'APP_ID', E 'APP', account))
end
function response(st, h, b)
  if st == 200 then local code = b:match('"code":"([^"]+)"'); if code then out:write(code, '\n'); out:flush(); got = got + 1 end end
end
