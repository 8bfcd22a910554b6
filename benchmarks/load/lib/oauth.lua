-- wrk script for every server. Environment:
-- MODE = refresh | cc | introspect | code | mkcode | exchange | authz
-- TOKEN_PATH, INTROSPECT_PATH, AUTHZ_PATH (authorize), GATE_PATH; CLIENT_ID, CLIENT_SECRET, REDIRECT
-- SEEDS = file, one seed a line (refresh: refresh token; introspect, authz: access token; code, mkcode: Cookie header of a
-- signed-in session; exchange: code). CODES = file that mkcode appends codes to. NOROTATE: the refresh token stays.
-- THINK_MS: pause before each request, for a rate below the peak.
local E = os.getenv
local mode = E 'MODE'
local counter = 0
function setup(t)
  t:set('tid', counter)
  counter = counter + 1
  threads = threads or {}
  table.insert(threads, t)
end
local function enc(s)
  return (s:gsub('[^%w%-_%.~]', function(c) return string.format('%%%02X', c:byte()) end))
end
local q, qh, qt = {}, 1, 0
local function push(x) qt = qt + 1; q[qt] = x end
local function pop()
  if qh > qt then return nil end
  local x = q[qh]; q[qh] = nil; qh = qh + 1
  return x
end
local codes, ch, ct = {}, 1, 0
local H = { ['Content-Type'] = 'application/x-www-form-urlencoded', ['Accept'] = 'application/json' }
local cred = 'client_id=' .. enc(E 'CLIENT_ID') .. '&client_secret=' .. enc(E 'CLIENT_SECRET')
local ccbody, out
local think = tonumber(E 'THINK_MS' or '0')
ok = 0; fail = 0; exchanged = 0; dry = 0; lasterr = ''; i = 0
function init(args)
  if mode ~= 'cc' then for l in io.lines(E 'SEEDS') do push(l) end end
  if mode == 'mkcode' then out = io.open(E 'CODES', 'a') end
  ccbody = wrk.format('POST', E 'TOKEN_PATH', H, cred .. '&grant_type=client_credentials' .. (E 'CC_SCOPE' and ('&scope=' .. enc(E 'CC_SCOPE')) or ''))
end
if think > 0 then function delay() return think end end
local function exchange(c)
  return wrk.format('POST', E 'TOKEN_PATH', H, cred .. '&grant_type=authorization_code&code=' .. enc(c) .. '&redirect_uri=' .. enc(E 'REDIRECT'))
end
function request()
  if mode == 'cc' then return ccbody end
  if mode == 'introspect' then i = i % qt + 1; return wrk.format('POST', E 'INTROSPECT_PATH', H, cred .. '&token=' .. enc(q[i])) end
  if mode == 'authz' then i = i % qt + 1; return wrk.format('GET', E 'GATE_PATH', { ['Authorization'] = 'Bearer ' .. q[i] }) end
  if mode == 'refresh' then
    local t = pop(); if not t then dry = dry + 1; return ccbody end
    if E 'NOROTATE' then push(t) end
    return wrk.format('POST', E 'TOKEN_PATH', H, cred .. '&grant_type=refresh_token&refresh_token=' .. enc(t))
  end
  if mode == 'exchange' then
    local c = pop(); if not c then dry = dry + 1; wrk.thread:stop(); return ccbody end
    return exchange(c)
  end
  -- code: authorize with a session cookie, then exchange what came back; mkcode: only the first
  if mode == 'code' and ch <= ct then local c = codes[ch]; codes[ch] = nil; ch = ch + 1; return exchange(c) end
  i = i % qt + 1
  return wrk.format('GET', E 'AUTHZ_PATH', { Cookie = q[i] })
end
function response(st, h, b)
  if st == 200 then
    ok = ok + 1
    if mode == 'refresh' and not E 'NOROTATE' then
      local t = b:match('"refresh_token"%s*:%s*"([^"]+)"'); if t then push(t) end
    elseif mode == 'code' then exchanged = exchanged + 1
    elseif mode == 'exchange' then if b:find('"refresh_token"', 1, true) then exchanged = exchanged + 1 end
    elseif mode == 'introspect' and not b:find('"active"%s*:%s*true') then fail = fail + 1 end
  elseif st == 302 or st == 303 then
    local c = (h['Location'] or h['location'] or ''):match('[?&]code=([^&]+)')
    if c then
      c = c:gsub('%%(%x%x)', function(x) return string.char(tonumber(x, 16)) end)
      if mode == 'mkcode' then out:write(c, '\n'); out:flush(); ok = ok + 1 else ct = ct + 1; codes[ct] = c end
    else fail = fail + 1; lasterr = '302' end
  else fail = fail + 1; lasterr = st .. ':' .. b:sub(1, 80):gsub('%s', '_') end
end
function done(s, l, r)
  local o, f, e, d = 0, 0, 0, 0
  for _, t in ipairs(threads) do
    o = o + t:get 'ok'; f = f + t:get 'fail'; e = e + t:get 'exchanged'; d = d + t:get 'dry'
    local x = t:get 'lasterr'; if x ~= '' then print('LUA lasterr=' .. x) end
  end
  print('LUA ok=' .. o); print('LUA fail=' .. f); print('LUA dry=' .. d)
  if mode == 'code' or mode == 'exchange' then print('LUA exchanges_per_s=' .. string.format('%.1f', e / (s.duration / 1e6))) end
end
