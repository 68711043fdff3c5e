# docker build -t gaceta .
FROM node:22-bookworm-slim AS build
# better-sqlite3 is compiled where no prebuilt binary can be fetched.
RUN apt-get update \
  && apt-get install -y --no-install-recommends python3 make g++ ca-certificates \
  && rm -rf /var/lib/apt/lists/*
WORKDIR /source
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY . .
RUN npm run build && npm pack --ignore-scripts --pack-destination /tmp
RUN npm install --global --prefix /opt/gaceta --no-audit --no-fund /tmp/gaceta-*.tgz

FROM node:22-bookworm-slim
COPY --from=build /opt/gaceta /opt/gaceta
ENV PATH=/opt/gaceta/bin:$PATH NODE_ENV=production GACETA_DB=/data/gaceta.sqlite
RUN install -d -o node -g node /data
USER node
WORKDIR /data
VOLUME /data
# The desk; beyond this machine it wants GACETA_HOST and GACETA_PASSWORD.
EXPOSE 8480
CMD ["gaceta", "start"]
